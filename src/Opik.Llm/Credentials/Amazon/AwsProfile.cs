namespace Opik.Llm;

/// <summary>
/// Finds keys where the tools of Amazon Web Services look for them: <c>AWS_ACCESS_KEY_ID</c> and its kin, then the profile
/// <c>AWS_PROFILE</c> (else <c>default</c>) of the shared file. Keys of machines and single sign-on are not looked for.
/// </summary>
internal static class AwsProfile
{
    /// <summary>The keys; null: there are none.</summary>
    /// <exception cref="ChatException">400: the shared file cannot be read.</exception>
    public static AwsKeys? Find(RouteSettings settings)
    {
        if (settings.Variable("AWS_ACCESS_KEY_ID") is { } id && settings.Variable("AWS_SECRET_ACCESS_KEY") is { } secret)
            return new AwsKeys(id, secret, settings.Variable("AWS_SESSION_TOKEN"));
        var section = Section(settings);
        return section.TryGetValue("aws_access_key_id", out var fileId) && section.TryGetValue("aws_secret_access_key", out var fileSecret)
            ? new AwsKeys(fileId, fileSecret, section.GetValueOrDefault("aws_session_token"))
            : null;
    }

    // [default]
    // aws_access_key_id = AKIA…
    private static Dictionary<string, string> Section(RouteSettings settings)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File(settings) is not { } path || !System.IO.File.Exists(path))
            return values;
        var wanted = $"[{settings.Variable("AWS_PROFILE") ?? "default"}]";
        var isInside = false;
        foreach (var line in Lines(path))
        {
            var text = line.Trim();
            if (text.StartsWith('['))
                isInside = text == wanted;
            else if (isInside && !text.StartsWith('#') && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
                values[text[..at].Trim()] = text[(at + 1)..].Trim();
        }

        return values;
    }

    private static string? File(RouteSettings settings) =>
        settings.Variable("AWS_SHARED_CREDENTIALS_FILE") ?? (settings.Variable("HOME", "USERPROFILE") is { } home ? Path.Combine(home, ".aws", "credentials") : null);

    private static string[] Lines(string path)
    {
        try
        {
            return System.IO.File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ChatException(400, $"The file {path} with keys of Amazon Web Services cannot be read: {failure.Message}", failure);
        }
    }
}
