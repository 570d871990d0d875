using System.Text;
using System.Text.RegularExpressions;

namespace Opik.Server.Tests.Fuzzing;

/// <summary>Makes paths and bodies that are almost right.</summary>
internal sealed partial class FuzzSource(Random random, Func<string, string> fill)
{
    private static readonly string[] Nasty =
    [
        "", "0", "-1", "1e400", "99999999999999999999", "NaN", "null", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"2026-13-01T00:00:00Z\"",
        "\"1969-12-31T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\"", "-0.0", "1E-400", "[[[[]]]]", "\"😀\"", "\"%\"", "[null]", "{\"\":null}", "1.7976931348623157e308",
        "\"P1D\"", "\"00000000-0000-7000-8000-000000000000\"", "\"ffffffff-ffff-7fff-bfff-ffffffffffff\"", "79228162514264337593543950335",
    ];

    private static readonly string[] Parameters =
    [
        "page", "size", "filters", "sorting", "exclude", "truncate", "strip_attachments", "search", "from_time", "to_time", "project_id", "project_name", "trace_id", "type", "source",
        "annotation_queue_id", "name", "path", "entity_type", "entity_id", "file_name", "mime_type", "workspace_name", "preview", "trace_filters", "span_filters", "include_stats",
    ];

    private static readonly string[] Values =
    [
        "routes", "{project}", "{trace}", "{span}", "{new}", "x", "0", "1", "-1", "2000", "99999999999", "true", "llm", "2026-11-21T03:00:00Z", "2026-11-21T03:00:00+99:00", "%00", "%ff", "'", "\"", "\\", "%", "*",
        """[{"field":"duration","operator":">","value":"NaN"}]""", """[{"field":"feedback_scores","operator":"=","key":"a\"'","value":"1"}]""", """[{"field":"metadata","operator":"=","key":"$[","value":"1"}]""",
        """[{"field":"input","operator":"contains","value":"%"}]""", """[{"field":"start_time","operator":"<","value":"9999-12-31T23:59:59Z"}]""", """[{"field":"tags","operator":"is_empty"}]""", "[{}]", "[1]", "{}",
        """[{"field":"usage.*","direction":"ASC"}]""", """[{"field":"feedback_scores.a'b","direction":"DESC"}]""", """["input",null]""", """["input"]""", "aHR0cDovL2xvY2FsaG9zdC9hcGk=", "trace", "span", "a/../b", "..",
    ];

    private readonly string[] _bodies = ReadBodies();

    /// <summary>The path of a route with ids that exist, do not, or are none, and odd query parameters.</summary>
    public string Path(string pattern)
    {
        var path = Placeholder().Replace(pattern, _ => Uri.EscapeDataString(fill(Pick("{trace}", "{span}", "{project}", "{model}", "{new}", "{v4}", "x", "%00", "0"))));
        var query = new List<string>();
        if (random.Next(3) > 0)
            query.Add("project_name=routes");
        for (var i = random.Next(4); i > 0; i--)
            query.Add($"{Pick(Parameters)}={Uri.EscapeDataString(fill(Pick(Values)))}");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>A body that some route takes, with one or more things wrong in it.</summary>
    public byte[] Body()
    {
        var text = fill(Pick(_bodies));
        for (var i = random.Next(3); i > 0; i--)
            text = ReplaceValue(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(6))
        {
            case 0 when bytes.Length > 0:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                break;
            case 1:
                bytes = bytes[..random.Next(bytes.Length + 1)];
                break;
        }

        return bytes;
    }

    /// <summary>Usually none: the encoding that the body claims to have.</summary>
    public string? ContentEncoding() => random.Next(20) == 0 ? Pick("gzip", "br", "deflate", "zstd", "") : null;

    private string ReplaceValue(string text)
    {
        var values = Value().Matches(text);
        if (values.Count == 0)
            return text;
        var chosen = values[random.Next(values.Count)].Groups["value"];
        return string.Concat(text.AsSpan(0, chosen.Index), Pick(Nasty), text.AsSpan(chosen.Index + chosen.Length));
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string[] ReadBodies() =>
    [
        .. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Routes", "RouteTable.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1]).Where(body => body.Length > 0).Distinct(),
        """{"name":"fuzz","description":"d","visibility":"private"}""",
        """{"metric_type":"TRACE_COUNT","interval":"HOURLY","interval_start":"2026-11-20T00:00:00Z","interval_end":"2026-11-21T00:00:00Z","trace_filters":[],"breakdown":{"field":"tags"}}""",
        """{"project_ids":["{project}"],"name":"x","interval_start":"2026-11-20T00:00:00Z","interval_end":"2026-11-21T00:00:00Z"}""",
        """{"file_name":"a.txt","num_of_file_parts":1,"mime_type":"text/plain","project_name":"routes","entity_type":"trace","entity_id":"{trace}","path":"aHR0cDovL2xvY2FsaG9zdC9hcGk="}""",
        """{"name":"fd","type":"numerical","details":{"min":0,"max":1}}""",
        """{"name":"fc","type":"categorical","details":{"categories":{"a":1,"b":0}}}""",
        """{"timeout_to_mark_thread_as_inactive":"PT30M","truncation_on_tables":true,"color_map":{"a":"#ffffff"}}""",
        """{"entity_type":"traces","interval_start":"2026-11-20T00:00:00Z","interval_end":"2026-11-21T00:00:00Z","filters":[]}""",
        """{"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"s","startTimeUnixNano":"1766307600000000000","endTimeUnixNano":"1766307601000000000","attributes":[{"key":"gen_ai.system","value":{"stringValue":"openai"}}]}]}]}]}""",
    ];

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""[:\[,]\s*(?<value>"(?:[^"\\]|\\.)*"|-?[0-9.eE+-]+|true|false|null|\{\}|\[\])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
