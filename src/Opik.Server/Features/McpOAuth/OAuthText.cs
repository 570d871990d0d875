using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Opik.Server.Features.McpOAuth;

/// <summary>Codes, tokens and challenges.</summary>
internal static class OAuthText
{
    /// <summary>A new secret of 256 random bits.</summary>
    public static string NewSecret(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a secret. It has 256 random bits: a plain hash cannot be guessed.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether a PKCE verifier belongs to a challenge of method S256 (RFC 7636 §4.6).</summary>
    public static bool Verifies(string verifier, string challenge) =>
        verifier.Length is >= 43 and <= 128
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), Encoding.ASCII.GetBytes(challenge));
}
