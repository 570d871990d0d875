namespace Opik.Llm;

/// <summary>Signs calls with keys of Amazon Web Services (Signature Version 4).</summary>
/// <param name="keys">The keys.</param>
/// <param name="region">Such as <c>us-east-1</c>.</param>
/// <param name="clock">Dates signatures; they hold for five minutes.</param>
/// <param name="service">Name of the service in signatures. Default: <c>bedrock</c>.</param>
public sealed class AwsCredential(AwsKeys keys, string region, TimeProvider clock, string service = "bedrock") : IChatCredential
{
    private readonly AwsSignature _signature = new(keys, region, service);

    /// <inheritdoc />
    public async ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.GetUtcNow();
        var address = request.RequestUri!;
        List<KeyValuePair<string, string>> headers = [new("host", address.Authority), new("x-amz-date", AwsSignature.Date(now))];
        if (keys.SessionToken is { Length: > 0 } token)
            headers.Add(new("x-amz-security-token", token));
        foreach (var (name, value) in headers.Skip(1))
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }

        if (request.Content?.Headers.ContentType is { } type)
            headers.Add(new("content-type", type.ToString()));
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", _signature.Authorization(request.Method.Method, address.AbsolutePath, Query(address), headers, body, now));
    }

    /// <inheritdoc />
    public string Redact(string text)
    {
        text = text.Replace(keys.SecretAccessKey, "***", StringComparison.Ordinal);
        return keys.SessionToken is { Length: > 0 } token ? text.Replace(token, "***", StringComparison.Ordinal) : text;
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair =>
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            return at < 0 ? new KeyValuePair<string, string>(Uri.UnescapeDataString(pair), string.Empty) : new(Uri.UnescapeDataString(pair[..at]), Uri.UnescapeDataString(pair[(at + 1)..]));
        });
}
