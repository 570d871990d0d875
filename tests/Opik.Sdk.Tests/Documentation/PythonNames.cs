using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opik.Sdk.Tests.Documentation;

/// <summary>The table from Python names to ours, out of what the XML documentation says: <c>Python: &lt;c>search_traces&lt;/c>.</c></summary>
internal static partial class PythonNames
{
    private const string Integrations =
        """

        ## Integrations

        | Python | .NET |
        |---|---|
        | `track_openai` | `UseOpik()` of `Opik.OpenAI`, see [model-providers.md](model-providers.md) |
        | `track_anthropic` | `UseOpik()` of `Opik.Anthropic` |
        | `track_bedrock`, `track_genai`, `track_ollama` and other providers | `OpikHttpHandler` of `Opik.Providers` |
        | `OpikTracer` of LangChain, `OpikConnector` of Haystack and other frameworks of Python | the frameworks of .NET, see [libraries.md](libraries.md) |
        | `opik.configure`, `opik configure` | the tool `Opik.Cli` |

        """;

    // Types that programs cannot see are documented as well.
    private static readonly HashSet<string> PublicTypes = [.. new[] { typeof(OpikClient), typeof(Opik.Contracts.SpanType), typeof(Opik.Evaluation.IMetric), typeof(Opik.Evaluation.EvaluationOptions), typeof(Opik.Xunit.OpikTest) }.SelectMany(type => type.Assembly.GetExportedTypes()).Select(type => type.FullName!)];

    /// <summary>The whole page.</summary>
    public static string Build(IEnumerable<string> documentation)
    {
        var rows = documentation.SelectMany(Read).Distinct().ToLookup(row => row.Python, row => row.Member, StringComparer.Ordinal);
        var text = new StringBuilder(
            """
            # Python names

            Where what the documentation of Opik's Python client names is in .NET. Made from the XML documentation of the packages by a test (`OPIK_UPDATE_DOCS=1` writes it anew); keys of the configuration are in [configuration.md](configuration.md) as well.

            | Python | .NET |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var row in rows.Where(row => Name().IsMatch(row.Key)).OrderBy(row => row.Key, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Key, StringComparer.Ordinal))
        {
            var members = row.Order(StringComparer.Ordinal).Select(member => $"`{member}`");
            text.Append("| `").Append(row.Key).Append("` | ").AppendJoin(", ", members).Append(" |\n");
        }

        return text.Append(Integrations.ReplaceLineEndings("\n")).ToString();
    }

    private static IEnumerable<(string Python, string Member)> Read(string file)
    {
        foreach (var member in XDocument.Load(file).Descendants("member"))
        {
            var id = member.Attribute("name")!.Value;
            var path = id[2..].Split('(')[0];
            if (path.EndsWith("#ctor", StringComparison.Ordinal) || !PublicTypes.Contains(id[0] == 'T' ? path : path[..path.LastIndexOf('.')]))
                continue;
            // The sentence alone: names further on are not Python's.
            var markup = string.Concat(member.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
            foreach (Match sentence in Sentence().Matches(markup))
            {
                foreach (Match name in Code().Matches(sentence.Value))
                    yield return (name.Groups["name"].Value, Short(id));
            }
        }
    }

    // M:Opik.OpikClient.StartSpan(System.String,Opik.SpanOptions) -> OpikClient.StartSpan
    private static string Short(string id)
    {
        var name = Arity().Replace(id[2..].Split('(')[0], "");
        var parts = name.Split('.');
        return id[0] == 'T' ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"Python(?: \w+)?:(?:\s|,|;|and|formerly|<c>[^<]*</c>)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Sentence();

    [GeneratedRegex("<c>(?<name>[^<]*)</c>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Code();

    [GeneratedRegex("^@?[A-Za-z_.]+(=\\w+)?(\\([^)]*\\))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Name();

    [GeneratedRegex("`+[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Arity();
}
