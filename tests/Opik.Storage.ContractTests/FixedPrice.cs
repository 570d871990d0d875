using Opik.Contracts;

namespace Opik.Storage.ContractTests;

/// <summary>One micro-dollar a token of the model <c>priced</c>; every other model is unknown. The model may stand in the metadata.</summary>
public sealed class FixedPrice : ISpanCost
{
    /// <inheritdoc />
    public decimal? Estimate(string? model, string? provider, IReadOnlyDictionary<string, long>? usage, JsonText? metadata)
    {
        var named = model ?? (metadata?.ToString().Contains("\"model\":\"priced\"", StringComparison.Ordinal) == true ? "priced" : null);
        return named == "priced" && usage is not null && usage.TryGetValue("total_tokens", out var tokens) ? tokens * 0.000001m : null;
    }
}
