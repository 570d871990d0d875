using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Opik.Evaluation.Matching;

/// <summary>
/// 1 when the output is JSON of RFC 8259 and nothing more, else 0: no NaN, no comments, no comma at the end, no byte order mark.
/// What is no text scores 0. Argument: <c>output</c>. Python: <c>IsJson</c>.
/// </summary>
public sealed class IsJsonMetric : Metric
{
    // As in the Python client: deeper nesting and longer integers are refused, as RFC 8259 (section 9) allows.
    private const int DeepestNesting = 990;
    private const int LongestInteger = 4300;
    private const int OnStack = 512;

    private static readonly MetricParameter[] Taken = [new("output")];

    /// <param name="options">Choices; null: the defaults.</param>
    public IsJsonMetric(MetricOptions? options = null)
        : base("is_json_metric", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    public ScoreResult Score(string? output) => new(Name, output is not null && IsJson(output) ? 1 : 0);

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new(Score(arguments["output"] is { } output && output.GetValueKind() == JsonValueKind.String ? output.GetValue<string>() : null));
    }

    private static bool IsJson(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= OnStack)
        {
            Span<byte> bytes = stackalloc byte[OnStack];
            return IsJson(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return IsJson(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length > LongestInteger && reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0
                    && reader.ValueSpan.Length - (reader.ValueSpan[0] == '-' ? 1 : 0) > LongestInteger)
                    return false;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
