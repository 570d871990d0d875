using System.Security.Cryptography;
using System.Text;

namespace Opik.Server.Features.Runners;

/// <summary>Proof that a runner knows the key of its session (5-wire-contract §7).</summary>
internal static class PairingCode
{
    /// <summary>Bytes of keys and proofs.</summary>
    public const int Length = 32;

    /// <summary>32 bytes from base64, of either alphabet, with or without padding; null: it is something else.</summary>
    public static byte[]? Read(string? text)
    {
        if (text is not { Length: 43 or 44 })
            return null;
        var padded = text.TrimEnd('=').Replace('-', '+').Replace('_', '/') + "=";
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(padded, bytes, out var written) && written == Length ? bytes : null;
    }

    /// <summary>Whether the proof is HMAC-SHA256 of the session id and the SHA-256 of the name.</summary>
    public static bool Verifies(byte[] key, Guid sessionId, string runnerName, byte[] proof)
    {
        byte[] message = [.. sessionId.ToByteArray(bigEndian: true), .. SHA256.HashData(Encoding.UTF8.GetBytes(runnerName))];
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, message), proof);
    }
}
