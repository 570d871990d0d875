using System.Security.Cryptography;
using System.Text;
using Opik.Storage;

namespace Opik.Server.Hosting.Secrets;

/// <summary>
/// Protects secrets at rest with AES-256-GCM. Workspace and purpose are authenticated with each: a text copied into another
/// row is not readable there.
/// </summary>
internal sealed class SecretProtector : IDisposable
{
    // v1.<base64 of nonce, tag, ciphertext>
    private const string Prefix = "v1.";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly AesGcm _cipher;

    // A cipher keeps the state of its last call: two at a time would disturb each other. A call takes some microseconds.
    private readonly Lock _gate = new();

    /// <param name="key">32 bytes.</param>
    public SecretProtector(byte[] key) => _cipher = new AesGcm(key, TagBytes);

    /// <summary>The text to store for <paramref name="secret"/>; different each time.</summary>
    /// <param name="scope">Whose secret it is.</param>
    /// <param name="purpose">What it is for, such as <c>provider-key</c>; the same for reading.</param>
    /// <param name="secret">The secret.</param>
    public string Protect(Scope scope, string purpose, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        lock (_gate)
            _cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), AssociatedData(scope, purpose));
        CryptographicOperations.ZeroMemory(plain);
        return Prefix + Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The secret behind a stored text.</summary>
    /// <exception cref="SecretUnreadableException">It was stored under another key, for another purpose, or is damaged.</exception>
    public string Unprotect(Scope scope, string purpose, string stored)
    {
        try
        {
            if (!stored.StartsWith(Prefix, StringComparison.Ordinal))
                throw new FormatException("Unknown form of a secret.");
            var sealedBytes = Convert.FromBase64String(stored[Prefix.Length..]);
            if (sealedBytes.Length < NonceBytes + TagBytes)
                throw new FormatException("A secret that is too short.");
            var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
            lock (_gate)
            {
                _cipher.Decrypt(
                    sealedBytes.AsSpan(0, NonceBytes),
                    sealedBytes.AsSpan(NonceBytes + TagBytes),
                    sealedBytes.AsSpan(NonceBytes, TagBytes),
                    plain,
                    AssociatedData(scope, purpose));
            }

            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new SecretUnreadableException(failure);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _cipher.Dispose();

    private static byte[] AssociatedData(Scope scope, string purpose) => [.. scope.WorkspaceId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(purpose)];
}
