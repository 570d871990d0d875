using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Opik.Links;

namespace Opik.Agents;

/// <summary>The link that pairs a runner, and the proof that whoever opens it gives.</summary>
internal static class PairingLink
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    private const byte Endpoint = 1;

    /// <summary>
    /// <c>{origin}opik/pair/v1?url=…&amp;project=…&amp;workspace=…#{payload}</c>; the payload is base64url of session id (16 bytes), key
    /// (32), project id (16), length of the name (1), name (UTF-8), kind (1).
    /// </summary>
    public static Uri Of(string server, Guid session, byte[] key, Guid projectId, string projectName, string runnerName, string workspace)
    {
        var name = Encoding.UTF8.GetBytes(runnerName);
        byte[] payload = [.. Bytes(session), .. key, .. Bytes(projectId), (byte)name.Length, .. name, Endpoint];
        return new Uri($"{PageAddresses.Origin(server)}opik/pair/v1?url={Uri.EscapeDataString(PageAddresses.Pages(server))}&project={Uri.EscapeDataString(projectName)}&workspace={Uri.EscapeDataString(workspace)}#{Base64Url.EncodeToString(payload)}");
    }

    /// <summary>HMAC-SHA256(key, session id ‖ SHA-256(name)), base64.</summary>
    public static string Proof(Guid session, byte[] key, string runnerName) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Bytes(session), .. SHA256.HashData(Encoding.UTF8.GetBytes(runnerName))]));

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}
