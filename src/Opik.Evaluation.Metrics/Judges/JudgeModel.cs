using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges;

/// <summary>
/// The model of a judge: an id such as <c>openai/gpt-5-nano</c>, made to a client when it is first asked, or a client of your
/// own. Python: the argument <c>model</c> of judges.
/// </summary>
public sealed class JudgeModel
{
    private const string DefaultId = "openai/gpt-5-nano";

    private JudgeModel(string? id, IChatClient? client) => (Id, Client) = (id, client);

    /// <summary>The id; null: a client was given, or it is the default.</summary>
    public string? Id { get; }

    /// <summary>The client; null: an id was given, or it is the default.</summary>
    public IChatClient? Client { get; }

    /// <summary>The model that <c>OPIK_DEFAULT_LLM</c> names, else <c>openai/gpt-5-nano</c>.</summary>
    public static JudgeModel Default { get; } = new(null, null);

    /// <summary>The id, that of the default included.</summary>
    internal string ResolvedId => Id ?? (Environment.GetEnvironmentVariable("OPIK_DEFAULT_LLM") is { Length: > 0 } chosen ? chosen : DefaultId);

    /// <summary>A model by its id.</summary>
    public static JudgeModel Of(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(id, null);
    }

    /// <summary>A client of your own; it decides about tracing.</summary>
    public static JudgeModel Of(IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(null, client);
    }

    /// <summary>A model by its id.</summary>
    public static implicit operator JudgeModel(string id) => Of(id);

    internal IChatClient CreateClient() => Client ?? throw new NotSupportedException($"No client for the model {ResolvedId}: give one with JudgeModel.Of(client).");
}
