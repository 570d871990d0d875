namespace Opik.Llm;

/// <summary>How a model is asked.</summary>
public sealed record ChatModelOptions
{
    /// <summary>Address before the path of the operation (<c>http://localhost:8000/v1</c>); null: the one of the environment, else the provider's.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The key; null: the one of the environment.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Headers sent with every call, over those of the protocol.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Looks variables up. Default: the environment of the process.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Sends the calls, with time limits of its own; it is not disposed. Null: one is made, with the limits below, and disposed with the client.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>Longest wait for a connection. Default: 10 seconds, as in Python.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the begin of an answer, and for each further piece of it. Default: 60 seconds, as in Python.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a call is repeated that the provider did not take (429, 5xx, no connection): 0 to 10. Default: 0, as in Python.</summary>
    public int Retries { get; init; }

    /// <summary>
    /// Whether calls are activities of the source <c>Experimental.Microsoft.Extensions.AI</c>, which the SDK records as spans
    /// of kind llm. Default: true; without a listener nothing is made. Python: <c>track</c>.
    /// </summary>
    public bool Track { get; init; } = true;

    /// <summary>Whether these activities hold messages and answers. Default: true.</summary>
    public bool TrackContent { get; init; } = true;

    /// <summary>Whether an answer without text and tool calls throws <see cref="EmptyChatResponseException"/>. Default: false.</summary>
    public bool RefuseEmpty { get; init; }

    /// <summary>How the model is held to a JSON schema. Default: by what its provider can.</summary>
    public SchemaMode Schemas { get; init; }

    /// <summary>Keeps limits of speed; null: none are kept. It is not disposed with the client, several may share it.</summary>
    public ChatLimiter? Limiter { get; init; }

    /// <summary>Counts calls, tokens and cost; null: nobody does. Several clients may share it.</summary>
    public ChatMeter? Meter { get; init; }

    /// <summary>Measures time. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Never the key, and no headers: they may hold one.</summary>
    public override string ToString() => $"{nameof(ChatModelOptions)} {{ {nameof(Endpoint)} = {Endpoint}, {nameof(Retries)} = {Retries}, {nameof(Track)} = {Track} }}";
}
