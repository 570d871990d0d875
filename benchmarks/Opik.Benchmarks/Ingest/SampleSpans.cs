using System.Text;
using Opik.Contracts;

namespace Opik.Benchmarks.Ingest;

/// <summary>Spans of about 2 KB with text as varied as a chat application writes, ten to a trace. The same seed gives the same spans.</summary>
internal sealed class SampleSpans(Guid projectId, int seed)
{
    private const int SpansPerTrace = 10;
    private const int Vocabulary = 4000;

    private static readonly string[] Models = ["gpt-5-nano", "claude-sonnet-5", "gemini-3-flash", "llama-4"];
    private static readonly string[] Providers = ["openai", "anthropic", "google_ai", "ollama"];

    private readonly Random _random = new(seed);
    private readonly string[] _words = Words(new Random(seed));
    private readonly DateTime _start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private int _number;
    private Guid _trace;
    private Guid _root;

    /// <summary>The next spans.</summary>
    public List<Span> Take(int count)
    {
        var spans = new List<Span>(count);
        for (var i = 0; i < count; i++)
            spans.Add(Next());
        return spans;
    }

    private Span Next()
    {
        var time = _start.AddMilliseconds(_number);
        var id = UuidV7.Create(new DateTimeOffset(time));
        var inTrace = _number++ % SpansPerTrace;
        if (inTrace == 0)
        {
            _trace = UuidV7.Create(new DateTimeOffset(time));
            _root = id;
        }

        var llm = inTrace % 3 == 1;
        return new Span
        {
            Id = id,
            ProjectId = projectId,
            TraceId = _trace,
            ParentSpanId = inTrace == 0 ? null : _root,
            Name = inTrace == 0 ? "answer" : $"step-{inTrace}",
            Type = llm ? SpanType.Llm : SpanType.General,
            StartTime = time,
            EndTime = time.AddMilliseconds(120),
            Input = Json($$"""{"messages":[{"role":"system","content":"{{Text(30)}}"},{"role":"user","content":"{{Text(60)}}"}]}"""),
            Output = Json($$"""{"choices":[{"index":0,"message":{"role":"assistant","content":"{{Text(130)}}"},"finish_reason":"stop"}]}"""),
            Metadata = Json($$"""{"thread":{{_number}},"host":"worker-{{_number % 7}}","temperature":0.7,"note":"{{Text(20)}}"}"""),
            Model = llm ? Models[_number % Models.Length] : null,
            Provider = llm ? Providers[_number % Providers.Length] : null,
            Usage = llm ? new Dictionary<string, long> { ["prompt_tokens"] = 120 + inTrace, ["completion_tokens"] = 160, ["total_tokens"] = 280 + inTrace } : null,
            ErrorInfo = _number % 50 == 0 ? new ErrorInfo("ValueError", "no answer", "Traceback: no answer") : null,
            Tags = _number % 4 == 0 ? ["production", "eu"] : null,
            Source = EntitySource.Sdk,
            LastUpdatedAt = time,
        };
    }

    private static JsonText Json(string text) => new(Encoding.UTF8.GetBytes(text));

    private string Text(int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            // Common words come often, as in language.
            var rank = (int)(Vocabulary * Math.Pow(_random.NextDouble(), 3));
            text.Append(i == 0 ? string.Empty : " ").Append(_words[rank]);
        }

        return text.ToString();
    }

    private static string[] Words(Random random)
    {
        const string Letters = "etaoinshrdlucmfwypvbgkqjxz";
        var words = new string[Vocabulary];
        for (var i = 0; i < words.Length; i++)
        {
            var letters = new char[2 + random.Next(9)];
            for (var j = 0; j < letters.Length; j++)
                letters[j] = Letters[(int)(Letters.Length * Math.Pow(random.NextDouble(), 1.5))];
            words[i] = new string(letters);
        }

        return words;
    }
}
