namespace Opik.Contracts;

/// <summary>Computes the cost of a call of a model.</summary>
public interface ISpanCost
{
    /// <summary>
    /// Cost in USD, or null when the model is unknown (never 0). <paramref name="usage"/> is the usage of the span as
    /// sent; <paramref name="metadata"/> may name the model (<c>model</c>) or carry a cost (<c>cost</c>).
    /// </summary>
    decimal? Estimate(string? model, string? provider, IReadOnlyDictionary<string, long>? usage, JsonText? metadata);
}
