using System.Text.RegularExpressions;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Matching;

/// <summary>
/// 1 when a regular expression is found anywhere in the output, else 0. A pattern given as text is read in Python's dialect,
/// so that stored rules mean the same in every client; a <see cref="Regex"/> is used as it is. Argument: <c>output</c>.
/// Python: <c>RegexMatch</c>.
/// </summary>
public sealed class RegexMatchMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("output")];
    private readonly Func<string, bool> _isMatch;

    /// <param name="pattern">The expression, in the dialect of https://docs.python.org/3/library/re.html.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">The expression is not well formed.</exception>
    public RegexMatchMetric(string pattern, MetricOptions? options = null)
        : this(new PythonRegex(pattern).IsFoundIn, options)
    {
    }

    /// <param name="regex">The expression. Give it a time-out where the output is not trusted.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    public RegexMatchMetric(Regex regex, MetricOptions? options = null)
        : this((regex ?? throw new ArgumentNullException(nameof(regex))).IsMatch, options)
    {
    }

    private RegexMatchMetric(Func<string, bool> isMatch, MetricOptions? options)
        : base("regex_match_metric", options) => _isMatch = isMatch;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <exception cref="MetricComputationException">The output is null, or the search takes longer than five seconds.</exception>
    public ScoreResult Score(string? output)
    {
        if (output is null)
            throw new MetricComputationException("'output' must be a text, not null.");
        try
        {
            return new(Name, _isMatch(output) ? 1 : 0);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new MetricComputationException($"The regular expression takes longer than {exception.MatchTimeout.TotalSeconds} seconds for this output.", exception);
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Score(arguments.Text("output")));
    }
}
