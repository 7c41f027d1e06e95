//! Database URLs as they may be shown.

/// A database URL fit for messages and logs: the password replaced by `***`.
#[must_use]
pub fn without_password(url: &str) -> String {
    let (scheme, rest) = match url.find("://") {
        Some(at) => url.split_at(at + 3),
        None => ("", url),
    };
    let without_parameters = |text: &str| text.split('?').next().unwrap_or_default().to_owned();
    // A password may hold any character, so everything up to the last @ is taken for one.
    match rest.rsplit_once('@') {
        // The path of a file may have one too.
        Some((user, host)) if !scheme.starts_with("sqlite") => {
            let name = user.split([':', '/', '?', '#']).next().unwrap_or_default();
            let mask = if name.len() < user.len() { ":***" } else { "" };
            format!("{scheme}{name}{mask}@{}", without_parameters(host))
        }
        _ => format!("{scheme}{}", without_parameters(rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_shown_url_has_no_password_and_no_parameters() {
        for (url, shown) in [
            ("sqlite://baimo.db", "sqlite://baimo.db"),
            ("postgres://u:s3cret@h:5432/d?password=x", "postgres://u:***@h:5432/d"),
            ("postgres://u:p@ss@h/d", "postgres://u:***@h/d"),
            ("postgres://u@h/d", "postgres://u@h/d"),
            ("postgres://u:a/b@h/d", "postgres://u:***@h/d"),
            ("postgres://u:a?b@h/d", "postgres://u:***@h/d"),
            ("postgres://h/d?user=u&password=a@b", "postgres://h:***@b"),
            ("u:s3cret@h/d", "u:***@h/d"),
            ("sqlite:///home/a@b/baimo.db?mode=ro", "sqlite:///home/a@b/baimo.db"),
            ("postgres:u:s3cret@h/d", "postgres:***@h/d"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
