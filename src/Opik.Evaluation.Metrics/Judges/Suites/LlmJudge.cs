using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Judges.Suites;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Judges;

/// <summary>
/// The judge of test suites: whether assertions in plain words hold for the output of a run, all of them asked for in one call.
/// Each becomes a score of its own: 1 or 0, with the assertion as name, the category <c>suite_assertion</c> and
/// <c>confidence</c> (0 to 1) in the metadata. Python: <c>LLMJudge</c>.
/// </summary>
/// <remarks>
/// With <see cref="ScoringToolStrategy"/> the judge may look around in the recorded trace, in at most 10 rounds of tool calls.
/// An answer that cannot be read, or is empty, is asked for again, 3 times in all; then every assertion is a failed score. Errors
/// of the model's client and <see cref="TimeoutException"/> pass on as they are.
/// </remarks>
public sealed class LlmJudge : IMetric, IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly AssertionCalls _calls;

    /// <param name="assertions">What has to hold; several may read the same.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">An assertion is blank, there is a project though calls are not tracked, or the timeout is not positive.</exception>
    public LlmJudge(IReadOnlyList<string> assertions, LlmJudgeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        if (assertions.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("An assertion is blank.", nameof(assertions));
        Options = options ?? new LlmJudgeOptions();
        if (!Options.Track && Options.ProjectName is not null)
            throw new ArgumentException("A judge whose calls are not tracked has no project.", nameof(options));
        if (Options.Timeout <= TimeSpan.Zero && Options.Timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentException("The timeout of a judge must be positive, or infinite.", nameof(options));
        Assertions = [.. assertions];
        _calls = new AssertionCalls(Assertions, Options);
    }

    /// <inheritdoc/>
    public string Name => Options.Name ?? StoredJudge.Type;

    /// <inheritdoc/>
    public bool Track => Options.Track;

    /// <inheritdoc/>
    public string? ProjectName => Options.ProjectName;

    /// <summary>What has to hold.</summary>
    public IReadOnlyList<string> Assertions { get; }

    /// <summary>The choices.</summary>
    public LlmJudgeOptions Options { get; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output")];

    /// <summary>Restores the judge of a suite or of an item.</summary>
    /// <param name="config">As it is stored, an object or the text of one: <c>{"model":{"name":null},"schema":[{"name":"is polite","type":"BOOLEAN"}], …}</c>.</param>
    /// <param name="options">Choices that win over the stored ones; null: none.</param>
    /// <exception cref="ArgumentException">It is not the configuration of such a judge.</exception>
    public static LlmJudge FromConfig(JsonNode config, LlmJudgeOptions? options = null) => StoredJudge.Read(config, options);

    /// <summary>Merges judges that differ in nothing but their assertions, so that each model is asked once; duplicates are dropped.</summary>
    /// <returns>One judge for each set of choices, in order.</returns>
    public static IReadOnlyList<LlmJudge> Merge(IEnumerable<LlmJudge> judges)
    {
        ArgumentNullException.ThrowIfNull(judges);
        return [.. judges.GroupBy(judge => StoredJudge.Settings(judge.Options)).Select(alike =>
            new LlmJudge([.. alike.SelectMany(judge => judge.Assertions).Distinct(StringComparer.Ordinal)], alike.First().Options))];
    }

    /// <summary>The judge as it is stored in a suite. Clients of other languages can read it. A model that was given as a client has no name there.</summary>
    public JsonObject ToConfig() => StoredJudge.Write(this);

    /// <summary>Judges a run.</summary>
    /// <param name="input">What the application got.</param>
    /// <param name="output">What it answered.</param>
    /// <param name="trace">What it did; null: not known, and no tools.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A score for each assertion, in their order.</returns>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    public Task<IReadOnlyList<ScoreResult>> ScoreAsync(JsonNode? input, JsonNode? output, TaskSpan? trace = null, CancellationToken cancellationToken = default) =>
        _calls.JudgeAsync(Print(input), Print(output), trace, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return await ScoreAsync(arguments["input"], arguments["output"], arguments.TaskSpan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Disposes the client that was made for the model's id.</summary>
    public void Dispose() => _calls.Dispose();

    private static string Print(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString(Readable) ?? "null";
}
