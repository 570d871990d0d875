namespace Opik.Llm;

/// <summary>Where a model is reached, and how callers identify themselves there.</summary>
public sealed record ChatEndpoint
{
    /// <summary>Which interface is spoken.</summary>
    public required ModelProvider Provider { get; init; }

    /// <summary>Address before the path of the operation: <c>https://api.openai.com/v1</c>, with or without a slash at the end.</summary>
    public required Uri Address { get; init; }

    /// <summary>Identifies the caller; null: nobody asks.</summary>
    public IChatCredential? Credential { get; init; }

    /// <summary>Headers sent with every call, over those of the protocol.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
