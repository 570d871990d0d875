using System.Text.Json;

namespace Opik.Usage;

/// <summary>
/// Makes one flat map of token counts out of what a provider answered: <c>prompt_tokens</c>, <c>completion_tokens</c> and
/// <c>total_tokens</c> where they are known, and every integer of the original under <c>original_usage.</c>, nested keys
/// joined by points. Flags count as 1 and 0. Counts beyond 64 bits are no counts.
/// </summary>
public static class SpanUsage
{
    private const string OriginalPrefix = "original_usage.";

    private static readonly UsageShape[] AnyProvider =
        [UsageShapes.OpenAIChat, UsageShapes.OpenAIResponses, UsageShapes.Google, UsageShapes.Anthropic, UsageShapes.Bedrock, UsageShapes.Mistral];

    /// <summary>
    /// The counts that a span sends; never throws. A map that has <c>original_usage.</c> keys already keeps its integers;
    /// otherwise the shapes of the provider are tried, then all others; what fits none gives the counts it happens to have.
    /// Python twin: the handling of <c>usage</c> in <c>update_current_span</c>.
    /// </summary>
    /// <param name="usage">The provider's usage as JSON.</param>
    /// <param name="provider">Provider, see <see cref="LlmProviders"/>; null: not known.</param>
    /// <returns>The counts, possibly none; null when <paramref name="usage"/> is no object or has infinite counts.</returns>
    public static IReadOnlyDictionary<string, long>? Normalize(JsonElement usage, string? provider = null)
    {
        if (usage.ValueKind != JsonValueKind.Object)
            return null;
        if (usage.EnumerateObject().Any(property => property.Name.StartsWith(OriginalPrefix, StringComparison.Ordinal)))
            return Integers(usage);
        foreach (var shape in ShapesOf(provider).Concat(AnyProvider))
        {
            if (shape.TryRead(usage) is { } counts)
                return counts;
        }

        return UnknownUsage.Read(usage);
    }

    /// <summary>The counts by the shapes of one provider alone. Python twin: <c>build_opik_usage</c>.</summary>
    /// <param name="usage">The provider's usage as JSON.</param>
    /// <param name="provider">Provider, see <see cref="LlmProviders"/>.</param>
    /// <exception cref="ArgumentException">The provider has no shape of its own.</exception>
    /// <exception cref="FormatException">The usage does not have the provider's shape.</exception>
    public static IReadOnlyDictionary<string, long> FromProvider(JsonElement usage, string provider)
    {
        var shapes = ShapesOf(provider);
        if (shapes.Length == 0)
            throw new ArgumentException($"The provider '{provider}' has no usage shape of its own; use Normalize.", nameof(provider));
        foreach (var shape in shapes)
        {
            if (shape.TryRead(usage) is { } counts)
                return counts;
        }

        throw new FormatException($"The usage does not have the shape of '{provider}': expected the counts {string.Join(" or ", shapes.Select(shape => string.Join(", ", shape.Required)))}.");
    }

    private static UsageShape[] ShapesOf(string? provider) => provider switch
    {
        LlmProviders.OpenAI => [UsageShapes.OpenAIChat, UsageShapes.OpenAIResponses],
        LlmProviders.Anthropic => [UsageShapes.Anthropic],
        LlmProviders.GoogleAI or LlmProviders.GoogleVertexAI => [UsageShapes.Google],
        LlmProviders.Bedrock => [UsageShapes.Bedrock],
        LlmProviders.Mistral => [UsageShapes.Mistral],
        _ => [],
    };

    private static Dictionary<string, long> Integers(JsonElement usage)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var property in usage.EnumerateObject())
        {
            if (UsageNumbers.TryInteger(property.Value, out var value))
                counts[property.Name] = value;
        }

        return counts;
    }
}
