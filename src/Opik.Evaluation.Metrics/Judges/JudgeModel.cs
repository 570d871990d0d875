using Microsoft.Extensions.AI;
using Opik.Llm;

namespace Opik.Evaluation.Judges;

/// <summary>
/// The model of a judge: an id such as <c>openai/gpt-5-nano</c>, made to a client when it is first asked, or a client of your
/// own. Python: the argument <c>model</c> of judges.
/// </summary>
public sealed class JudgeModel
{
    private readonly ChatModelOptions? _options;

    private JudgeModel(string? id, IChatClient? client, ChatModelOptions? options = null) => (Id, Client, _options) = (id, client, options);

    /// <summary>The id; null: a client was given, or it is the default.</summary>
    public string? Id { get; }

    /// <summary>The client; null: an id was given, or it is the default.</summary>
    public IChatClient? Client { get; }

    /// <summary>The model that <c>OPIK_DEFAULT_LLM</c> names, else <c>openai/gpt-5-nano</c>.</summary>
    public static JudgeModel Default { get; } = new(null, null);

    /// <summary>Id of the model, that of the default included; of a client what it says of itself, else its type.</summary>
    internal string Name => Client is null ? Id ?? ChatModels.DefaultId() : (Client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? Client.GetType().Name;

    /// <summary>What tells this model from others: the client itself where there is one, for two may have one name.</summary>
    internal object Identity => Client ?? (object)Name;

    /// <summary>A model by its id.</summary>
    /// <param name="id">The id, as <see cref="ChatModels.Create"/> takes it.</param>
    /// <param name="options">Address, key and limits of time; null: what the environment says, and the judge's <see cref="JudgeOptions.Timeout"/>.</param>
    public static JudgeModel Of(string id, ChatModelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(id, null, options);
    }

    /// <summary>A client of your own; it decides about tracing, and you dispose it.</summary>
    public static JudgeModel Of(IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(null, client);
    }

    /// <summary>A model by its id.</summary>
    public static implicit operator JudgeModel(string id) => Of(id);

    /// <summary>The same model over connections that many judges share; where a client or connections were given, these stay.</summary>
    internal JudgeModel Over(HttpClient http) => Client is not null || _options?.Http is not null
        ? this
        : new JudgeModel(Name, null, (_options ?? new ChatModelOptions { ReadTimeout = Timeout.InfiniteTimeSpan }) with { Http = http });

    /// <summary>The client: the one that was given, or a new one.</summary>
    internal IChatClient CreateClient(JudgeOptions judge)
    {
        if (Client is not null)
            return Client;
        // The judge's own limit holds for the whole call, so a limit of reading has nothing to add.
        var options = _options ?? new ChatModelOptions { ReadTimeout = Timeout.InfiniteTimeSpan, Clock = judge.TimeProvider };
        return ChatModels.Create(Name, options with { Track = options.Track && judge.Track });
    }
}
