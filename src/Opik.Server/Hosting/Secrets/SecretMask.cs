namespace Opik.Server.Hosting.Secrets;

/// <summary>How a secret is shown: enough to tell two apart, too little to use.</summary>
internal static class SecretMask
{
    private const int Shown = 4;

    /// <summary><c>sk-p*****************xYz1</c> for a long secret, stars alone for a short one; empty for none.</summary>
    public static string Of(string? secret) =>
        string.IsNullOrEmpty(secret) ? string.Empty
        : secret.Length < 4 * Shown ? new string('*', 8)
        : $"{secret[..Shown]}{new string('*', 12)}{secret[^Shown..]}";
}
