using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Llm;

namespace Opik.Evaluation.Judges;

/// <summary>
/// Base of metrics that ask a model. A judge of your own derives from it, says in <see cref="JudgeInstructions"/> how to judge,
/// gives the values as <see cref="JudgeData"/> and reads the <see cref="JudgeAnswer"/>.
/// </summary>
/// <remarks>
/// Errors of the model pass on as they are: <see cref="ChatException"/> or what else the client throws,
/// <see cref="EmptyChatResponseException"/>, and <see cref="TimeoutException"/>. An answer that cannot be read is a
/// <see cref="MetricComputationException"/>. A judge whose model is named by id has connections of its own, which
/// <see cref="Dispose()"/> closes; without it they close when they have not been used for a while.
/// </remarks>
public abstract class Judge : Metric, IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JudgeOptions _options;
    private readonly JudgeClient _client;

    /// <param name="name">Name of the score unless the options give one.</param>
    /// <param name="options">What the user chose; null: the defaults.</param>
    /// <exception cref="ArgumentException">There is a project, but calls are not tracked; or the timeout is not positive.</exception>
    protected Judge(string name, JudgeOptions? options = null)
        : base(name, options)
    {
        _options = options ?? new JudgeOptions();
        if (_options.Timeout <= TimeSpan.Zero && _options.Timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentException("The timeout of a judge must be positive, or infinite.", nameof(options));
        _client = new JudgeClient(_options);
    }

    /// <summary>Id of the model that is asked, or the type of the client that was given.</summary>
    protected string ModelName => _client.ModelName;

    /// <summary>Closes the connections of the model, unless its client was given.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="Dispose()"/>, for judges with more to close.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _client.Dispose();
    }

    /// <summary>Asks the model.</summary>
    /// <param name="instructions">How to judge.</param>
    /// <param name="data">What to judge.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    /// <exception cref="EmptyChatResponseException">The answer is empty.</exception>
    protected async Task<JudgeAnswer> AskAsync(JudgeInstructions instructions, JudgeData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        var response = await AskAsync(instructions.Messages(data), ModelOptions(instructions.Schema), cancellationToken).ConfigureAwait(false);
        return new JudgeAnswer(response.Text);
    }

    /// <summary>An argument as text for the model: a text as it is, anything else as JSON.</summary>
    /// <exception cref="MetricComputationException">It is absent or null.</exception>
    protected static string Text(ScoreArguments arguments, string name)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return OptionalText(arguments, name) ?? throw new MetricComputationException($"There is no '{name}' to judge.");
    }

    /// <summary>An argument that may be absent, as text for the model.</summary>
    protected static string? OptionalText(ScoreArguments arguments, string name)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments[name] is { } value ? Print(value) : null;
    }

    /// <summary>An argument that is a list, each item as text for the model; a single value is a list of one. Null: it is absent or null.</summary>
    protected static IReadOnlyList<string>? Texts(ScoreArguments arguments, string name)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments[name] switch
        {
            null => null,
            JsonArray items => [.. items.Select(Print)],
            var value => [Print(value)],
        };
    }

    private protected Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        _client.AskAsync(messages, options, cancellationToken);

    private protected ChatOptions ModelOptions(JudgeSchema? schema) => new()
    {
        ResponseFormat = schema?.Format,
        Temperature = (float?)(_options.Temperature ?? DefaultTemperature),
        Seed = _options.Seed,
        Reasoning = _options.ReasoningEffort is { } effort ? new ReasoningOptions { Effort = effort } : null,
    };

    /// <summary>Temperature unless the options give one; null: the model's.</summary>
    private protected virtual double? DefaultTemperature => null;

    internal static string Print(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString(Readable) ?? "null";
}
