using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Opik.Server.Features.McpOAuth;

/// <summary>
/// Tokens that tie a consent to the page that asked for it (CSRF). They hold for an hour and until the server restarts;
/// then the page is opened again.
/// </summary>
internal sealed class ConsentTokens(TimeProvider clock)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A token for one client, address and user.</summary>
    public string Create(string clientId, string redirectUri, string userName) => Sign(clientId, redirectUri, userName, clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Whether the token was made for them and is not too old.</summary>
    public bool IsValid(string? token, string clientId, string redirectUri, string userName)
    {
        if (token is null || token.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot) || !long.TryParse(token.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        var age = clock.GetUtcNow().ToUnixTimeSeconds() - seconds;
        return age >= 0
            && age <= Validity.TotalSeconds
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Sign(clientId, redirectUri, userName, seconds)));
    }

    private string Sign(string clientId, string redirectUri, string userName, long seconds)
    {
        var text = string.Join('\n', clientId, redirectUri, userName, seconds.ToString(CultureInfo.InvariantCulture));
        return $"{seconds}.{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)))}";
    }
}
