using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>How a structured answer is asked for.</summary>
public sealed record StructuredOutputOptions
{
    /// <summary>Calls of the model at most: 1 to 10. Default: 3.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Temperature, tools and so on; its response format is replaced.</summary>
    public ChatOptions? Chat { get; init; }

    /// <summary>Name of the schema at the provider: letters, digits, <c>_</c> and <c>-</c>. Null: <c>answer</c>.</summary>
    public string? SchemaName { get; init; }

    /// <summary>What the answer is, for the model; null: nothing is said.</summary>
    public string? SchemaDescription { get; init; }
}
