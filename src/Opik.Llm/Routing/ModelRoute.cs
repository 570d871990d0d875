namespace Opik.Llm;

/// <summary>A provider by the first part of an id: <c>groq</c> in <c>groq/llama-3.3-70b-versatile</c>.</summary>
/// <param name="Prefix">First part of the id.</param>
/// <param name="Address">Where it is reached; null: a variable has to say so.</param>
/// <param name="Keys">Environment variables with its key, the first that is set wins; empty: it asks for none.</param>
/// <param name="Addresses">Environment variables with another address.</param>
internal sealed record ModelRoute(string Prefix, Uri? Address, string[] Keys, string[] Addresses)
{
    /// <summary>Whether it answers without a key too, as servers of one's own do.</summary>
    public bool IsKeyOptional { get; init; }

    /// <summary>Who answers.</summary>
    public ModelProvider Provider { get; init; } = ModelProvider.Custom;

    /// <summary>Name in spans and prices; null: the prefix.</summary>
    public string? Name { get; init; }

    /// <summary>The port of addresses in variables that name a host alone; null: that of the scheme.</summary>
    public int? Port { get; init; }

    /// <summary>What addresses in variables leave out, as those of the provider's own clients do: <c>/v1</c>.</summary>
    public string Suffix { get; init; } = string.Empty;
}
