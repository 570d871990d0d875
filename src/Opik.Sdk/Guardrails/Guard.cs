using System.Text.Json.Nodes;

namespace Opik.Guardrails;

/// <summary>One check of a guardrail.</summary>
public abstract record Guard
{
    private protected Guard()
    {
    }

    /// <summary>What it looks for.</summary>
    public abstract GuardType Type { get; }

    /// <summary>What the service is asked for; empty: it runs in this process.</summary>
    internal virtual IEnumerable<JsonObject> Configs => [];

    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    private protected static double Checked(double threshold) =>
        threshold is >= 0 and <= 1 ? threshold : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold is a number from 0 to 1.");

    /// <exception cref="ArgumentException">It is empty.</exception>
    private protected static string Checked(string text, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        return text;
    }

    private protected static JsonArray? Texts(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts.Select(text => (JsonNode)JsonValue.Create(text))];
}
