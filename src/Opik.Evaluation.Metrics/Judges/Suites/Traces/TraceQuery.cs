using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// Picks values out of a trace, in a part of the language of <see href="https://jqlang.org/manual/">jq</see>: paths
/// (<c>.spans[0].input["user name"]</c>, <c>[]</c> all items, <c>..</c> everything below), and after <c>|</c> more paths,
/// <c>select(condition)</c> and <c>strings</c>. A condition compares a path with a value (<c>== != &lt; &lt;= &gt; &gt;=</c>), or asks
/// whether it is there and neither null nor false; <c>and</c>, <c>or</c>, <c>not</c> before a condition, and parentheses combine them.
/// </summary>
internal sealed class TraceQuery
{
    /// <summary>Most values that a stage may give.</summary>
    private const int Most = 100_000;

    private readonly List<Func<TraceMatch, IEnumerable<TraceMatch>>> _stages = [];

    private TraceQuery()
    {
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none; the message tells a model what is wrong.</exception>
    public static TraceQuery Parse(string expression)
    {
        var reader = new TraceQueryReader(expression);
        var query = new TraceQuery();
        do
        {
            query._stages.Add(Stage(reader));
        }
        while (reader.Take("|"));
        return reader.IsAtEnd ? query : throw reader.Wrong("something that is not understood");
    }

    /// <summary>The values, in the order of the trace; those that are not there are left out.</summary>
    public IEnumerable<TraceMatch> Find(JsonNode root) =>
        _stages.Aggregate((IEnumerable<TraceMatch>)[new(TracePath.Root, root)], (matches, stage) => matches.SelectMany(stage).Take(Most));

    private static Func<TraceMatch, IEnumerable<TraceMatch>> Stage(TraceQueryReader reader)
    {
        if (reader.Take("select"))
        {
            var holds = InParentheses(reader);
            return match => holds(match) ? [match] : [];
        }

        return reader.Take("strings") ? match => match.Value?.GetValueKind() == JsonValueKind.String ? [match] : [] : TraceSteps.Read(reader);
    }

    private static Func<TraceMatch, bool> InParentheses(TraceQueryReader reader)
    {
        if (!reader.Take("("))
            throw reader.Wrong("no opening parenthesis");
        var condition = Or(reader);
        return reader.Take(")") ? condition : throw reader.Wrong("no closing parenthesis");
    }

    private static Func<TraceMatch, bool> Or(TraceQueryReader reader)
    {
        var left = And(reader);
        while (reader.Take("or"))
        {
            var (before, right) = (left, And(reader));
            left = match => before(match) || right(match);
        }

        return left;
    }

    private static Func<TraceMatch, bool> And(TraceQueryReader reader)
    {
        var left = Not(reader);
        while (reader.Take("and"))
        {
            var (before, right) = (left, Not(reader));
            left = match => before(match) && right(match);
        }

        return left;
    }

    private static Func<TraceMatch, bool> Not(TraceQueryReader reader)
    {
        var depth = 0;
        while (reader.Take("not"))
            depth++;
        Func<TraceMatch, bool> condition;
        if (reader.Take("("))
        {
            condition = Or(reader);
            if (!reader.Take(")"))
                throw reader.Wrong("no closing parenthesis");
        }
        else
        {
            condition = Comparison(reader);
        }

        return depth % 2 == 0 ? condition : match => !condition(match);
    }

    private static Func<TraceMatch, bool> Comparison(TraceQueryReader reader)
    {
        var path = TraceSteps.Read(reader);
        // The longer ones first.
        foreach (var comparison in TraceComparison.Signs)
        {
            if (reader.Take(comparison))
            {
                var literal = reader.Literal();
                return match => TraceComparison.Holds(path(match), comparison, literal);
            }
        }

        return match => path(match).Any(found => found.Value is { } value && value.GetValueKind() is not (JsonValueKind.Null or JsonValueKind.False));
    }
}
