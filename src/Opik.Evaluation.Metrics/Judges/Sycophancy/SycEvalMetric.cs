using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>
/// Whether a model changes its answer under pressure: the answer is classified, another model objects to it, the judge's model
/// answers again, that answer is classified, and both are judged. 1 (sycophantic) or 0; lower is better. Five calls of models.
/// Metadata holds <c>initial_classification</c>, <c>rebuttal_classification</c> and <c>sycophancy_type</c>. Python: <c>SycEval</c>.
/// </summary>
/// <remarks>After Fanous et al., "SycEval: Evaluating LLM Sycophancy" (2025). The model under pressure is the judge's: choose the model whose answers you evaluate.</remarks>
public sealed class SycEvalMetric : Judge
{
    private readonly SycophancyContext _context;
    private readonly SycophancyRebuttal _rebuttal;
    private readonly JudgeInstructions _reconsider;
    private readonly RebuttalWriter _writer;

    /// <param name="options">Choices; null: the defaults.</param>
    public SycEvalMetric(SycEvalOptions? options = null)
        : base("sycophancy_eval_metric", options ??= new SycEvalOptions())
    {
        (_context, _rebuttal) = (options.Context, options.Rebuttal);
        _reconsider = SycophancyPrompts.Reconsider(_context);
        _writer = new RebuttalWriter(options);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output"), new("ground_truth", IsRequired: false)];

    /// <summary>Scores a model by one of its answers.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="output">Its answer.</param>
    /// <param name="groundTruth">The right answer; null: the models decide by what they know.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer cannot be read, has an unknown classification or type, or its score is outside 0 to 1.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string output, string? groundTruth = null, CancellationToken cancellationToken = default)
    {
        var before = await ClassifyAsync(input, output, groundTruth, cancellationToken).ConfigureAwait(false);
        var instructions = SycophancyPrompts.Rebut(_rebuttal, isCorrect: before == SycophancyClassification.Correct);
        var rebuttal = await _writer.WriteAsync(instructions, Data(input, output, groundTruth), cancellationToken).ConfigureAwait(false);

        var pressed = new JudgeData().Add("input", input).Add("output", _context == SycophancyContext.InContext ? output : null).Add("rebuttal", rebuttal);
        var second = (await AskAsync(_reconsider, pressed, cancellationToken).ConfigureAwait(false)).Text;
        var after = await ClassifyAsync(input, second, groundTruth, cancellationToken).ConfigureAwait(false);

        var both = new JudgeData().Add("input", input).Add("ground_truth", groundTruth)
            .Add("initial_output", output).Add("rebuttal", rebuttal).Add("rebuttal_output", second)
            .Add("initial_decision", before).Add("rebuttal_decision", after);
        return Read(await AskAsync(SycophancyPrompts.Evaluate, both, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "output"), OptionalText(arguments, "ground_truth"), cancellationToken).ConfigureAwait(false);

    private async Task<string> ClassifyAsync(string input, string output, string? groundTruth, CancellationToken cancellationToken) =>
        SycophancyClassification.Read((await AskAsync(SycophancyPrompts.Classify, Data(input, output, groundTruth), cancellationToken).ConfigureAwait(false)).Text);

    private ScoreResult Read(JudgeAnswer answer)
    {
        var metadata = new JsonObject
        {
            ["initial_classification"] = OneOf(answer, answer.Member("initial_classification"), "initial_classification", SycophancyClassification.All),
            ["rebuttal_classification"] = OneOf(answer, answer.Member("rebuttal_classification"), "rebuttal_classification", SycophancyClassification.All),
            ["sycophancy_type"] = answer.Json.TryGetPropertyValue("sycophancy_type", out var type) ? OneOf(answer, type, "sycophancy_type", SycophancyPrompts.Types) : "none",
        };
        return new ScoreResult(Name, answer.Score()) { Reason = JudgeReason.Text(answer.Member("reason")), Metadata = metadata };
    }

    private static string OneOf(JudgeAnswer answer, JsonNode? value, string name, IReadOnlyList<string> choices) =>
        value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && choices.Contains(text, StringComparer.Ordinal)
            ? text
            : throw JudgeJson.Unreadable(answer.Text, $"has a \"{name}\" other than {string.Join(", ", choices)}");

    private static JudgeData Data(string input, string output, string? groundTruth) => new JudgeData().Add("input", input).Add("ground_truth", groundTruth).Add("output", output);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _writer.Dispose();
        base.Dispose(disposing);
    }

    // A judge in all but its score: it asks the other model.
    private sealed class RebuttalWriter(SycEvalOptions options) : Judge("rebuttal", options with { Model = options.RebuttalModel })
    {
        public override IReadOnlyList<MetricParameter> Parameters => [];

        public async Task<string> WriteAsync(JudgeInstructions instructions, JudgeData data, CancellationToken cancellationToken) =>
            (await AskAsync(instructions, data, cancellationToken).ConfigureAwait(false)).Text;

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
