namespace Opik.Llm;

/// <summary>What options and environment say about a provider.</summary>
internal sealed class RouteSettings(ChatModelOptions options, HttpClient http)
{
    public ChatModelOptions Options => options;

    /// <summary>Fetches tokens of clouds.</summary>
    public HttpClient Http => http;

    /// <summary>The first of some variables that is set; null: none.</summary>
    public string? Variable(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (options.Environment(name) is { } value && !string.IsNullOrWhiteSpace(value))
                return value.Trim();
        }

        return null;
    }

    /// <summary>The key: that of the options, else that of a variable.</summary>
    public string? Key(params IEnumerable<string> names) => string.IsNullOrWhiteSpace(options.ApiKey) ? Variable(names) : options.ApiKey.Trim();

    /// <summary>An address from a variable.</summary>
    /// <exception cref="ChatException">400: it is no absolute http address.</exception>
    public Uri? Address(string suffix, params IEnumerable<string> names) => Address(suffix, null, names);

    /// <summary>An address from a variable.</summary>
    /// <param name="suffix">What it leaves out.</param>
    /// <param name="port">The port of a host alone; null: that of the scheme.</param>
    /// <param name="names">The variables.</param>
    /// <exception cref="ChatException">400: it is no absolute http address.</exception>
    public Uri? Address(string suffix, int? port, IEnumerable<string> names)
    {
        if (Variable(names) is not { } text)
            return null;
        // OLLAMA_HOST is often a host alone, or a host and a port.
        var isHost = !text.Contains("://", StringComparison.Ordinal);
        var full = isHost ? $"http://{text}{(port is not null && !text.Contains(':', StringComparison.Ordinal) ? $":{port}" : string.Empty)}" : text;
        if (!Uri.TryCreate(full.TrimEnd('/'), UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            throw ChatException.BadRequest($"'{text}' is no address of a model provider (variables {string.Join(", ", names)}).");
        return suffix.Length == 0 || address.AbsolutePath.EndsWith(suffix, StringComparison.Ordinal) ? address : new Uri(address.AbsoluteUri.TrimEnd('/') + suffix);
    }

    /// <exception cref="ChatException">401.</exception>
    public static ChatException NoKey(string id, params IEnumerable<string> names) =>
        new(401, $"There is no key for the model '{id}': set the environment variable {string.Join(" or ", names)}, or {nameof(ChatModelOptions)}.{nameof(ChatModelOptions.ApiKey)}.");
}
