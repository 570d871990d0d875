using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Opik.Llm;

/// <summary>
/// Signature Version 4 of Amazon Web Services, in the header <c>Authorization</c>.
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>
/// </summary>
/// <param name="keys">Whose call it is.</param>
/// <param name="region">Such as <c>us-east-1</c>.</param>
/// <param name="service">Such as <c>bedrock</c>.</param>
internal sealed class AwsSignature(AwsKeys keys, string region, string service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Value of the header.</summary>
    /// <param name="method">GET, POST.</param>
    /// <param name="path">Path as it is sent; it is encoded once more, as every service but S3 wants it.</param>
    /// <param name="query">Decoded names and values.</param>
    /// <param name="headers">Headers to sign, <c>host</c> and <c>x-amz-date</c> among them.</param>
    /// <param name="body">The body.</param>
    /// <param name="time">When; the same as in <c>x-amz-date</c>.</param>
    public string Authorization(string method, string path, IEnumerable<KeyValuePair<string, string>> query, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, DateTimeOffset time)
    {
        var sorted = headers.Select(static header => (Name: header.Key.ToLowerInvariant(), Value: Trimmed(header.Value))).OrderBy(static header => header.Name, StringComparer.Ordinal).ToArray();
        var names = string.Join(';', sorted.Select(static header => header.Name));
        var canonical = string.Join('\n', method, Path(path), Query(query), string.Concat(sorted.Select(static header => $"{header.Name}:{header.Value}\n")), names, Hash(body));
        var day = time.UtcDateTime.ToString("yyyyMMdd");
        var scope = $"{day}/{region}/{service}/aws4_request";
        var toSign = string.Join('\n', Algorithm, Date(time), scope, Hash(Encoding.UTF8.GetBytes(canonical)));
        return $"{Algorithm} Credential={keys.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Hmac(SigningKey(day), toSign))}";
    }

    /// <summary>Value of the header <c>x-amz-date</c>: <c>20150830T123600Z</c>.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'");

    private byte[] SigningKey(string day) => Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + keys.SecretAccessKey), day), region), service), "aws4_request");

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    private static string Path(string path) => path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(Encode));

    private static string Query(IEnumerable<KeyValuePair<string, string>> query) =>
        string.Join('&', query.Select(static pair => (Name: Encode(pair.Key), Value: Encode(pair.Value))).OrderBy(static pair => pair.Name, StringComparer.Ordinal).ThenBy(static pair => pair.Value, StringComparer.Ordinal).Select(static pair => $"{pair.Name}={pair.Value}"));

    // Spaces in a row count as one.
    private static string Trimmed(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
            return text;
        var encoded = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            if (letter < 128 && Unreserved.Contains((char)letter))
                encoded.Append((char)letter);
            else
                encoded.Append('%').Append(letter.ToString("X2"));
        }

        return encoded.ToString();
    }
}
