namespace Opik.Llm;

/// <summary>Where a model is reached, and how callers identify themselves there.</summary>
public sealed record ChatEndpoint
{
    private readonly ChatInterface? _interface;
    private readonly string? _name;

    /// <summary>Who answers.</summary>
    public required ModelProvider Provider { get; init; }

    /// <summary>Which interface is spoken. Default: the provider's.</summary>
    public ChatInterface Interface
    {
        get => _interface ?? Provider.DefaultInterface();
        init => _interface = value;
    }

    /// <summary>The provider's name in spans and prices (<c>groq</c>). Default: <see cref="ModelProviders.SpanName"/>.</summary>
    public string Name
    {
        get => _name ?? Provider.SpanName();
        init => _name = value;
    }

    /// <summary>
    /// Address before the path of the operation: <c>https://api.openai.com/v1</c>, with or without a slash at the end. A query
    /// is kept: <c>https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21</c>.
    /// </summary>
    public required Uri Address { get; init; }

    /// <summary>Identifies the caller; null: nobody asks.</summary>
    public IChatCredential? Credential { get; init; }

    /// <summary>Headers sent with every call, over those of the protocol.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Told how each call ended once its repetitions are over: null when the provider took it, else why not. A call that was
    /// cancelled is not told of. It must be quick and must not throw; default: nobody is told.
    /// </summary>
    public Action<ChatException?>? Answered { get; init; }
}
