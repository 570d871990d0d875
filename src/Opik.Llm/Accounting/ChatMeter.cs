using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>
/// Counts calls, tokens and cost by model. Thread-safe; one meter may be given to many clients (<see cref="ChatModelOptions.Meter"/>),
/// and a <see cref="MeteredChatClient"/> puts it around a client of your own.
/// </summary>
public sealed class ChatMeter
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string? Provider, string Model), ModelConsumption> _models = [];

    /// <summary>What each model has taken so far, by provider and model.</summary>
    public IReadOnlyList<ModelConsumption> Models
    {
        get
        {
            lock (_lock)
                return [.. _models.Values.OrderBy(static model => model.Provider, StringComparer.Ordinal).ThenBy(static model => model.Model, StringComparer.Ordinal)];
        }
    }

    /// <summary>What all models together have taken; its model is <c>*</c>.</summary>
    public ModelConsumption Total => Models.Aggregate(Empty(null, "*"), static (sum, model) => sum + model);

    /// <summary>Counts a call that was answered.</summary>
    /// <param name="provider">The provider's name in spans; null: not known.</param>
    /// <param name="model">The model that was asked.</param>
    /// <param name="usage">Its tokens; null: not told.</param>
    /// <param name="cost">USD; null: unknown.</param>
    public void Record(string? provider, string model, UsageDetails? usage, decimal? cost) => Add(Empty(provider, model) with
    {
        Calls = 1,
        InputTokens = usage?.InputTokenCount ?? 0,
        CachedInputTokens = usage?.CachedInputTokenCount ?? 0,
        OutputTokens = usage?.OutputTokenCount ?? 0,
        ReasoningTokens = usage?.ReasoningTokenCount ?? 0,
        Cost = cost ?? 0,
        CallsWithoutCost = cost is null ? 1 : 0,
    });

    /// <summary>Counts a call that failed.</summary>
    /// <param name="provider">The provider's name in spans; null: not known.</param>
    /// <param name="model">The model that was asked.</param>
    public void RecordFailure(string? provider, string model) => Add(Empty(provider, model) with { Failures = 1 });

    private void Add(ModelConsumption more)
    {
        lock (_lock)
        {
            var key = (more.Provider, more.Model);
            _models[key] = _models.TryGetValue(key, out var known) ? known + more : more;
        }
    }

    private static ModelConsumption Empty(string? provider, string model) => new(provider, model, 0, 0, 0, 0, 0, 0, 0, 0);
}
