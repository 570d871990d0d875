using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>Random traces and spans with few different values, so that conditions meet some rows and not others.</summary>
internal sealed class RandomRows(int seed)
{
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTime Epoch = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string?[] Names = ["chat", "Chat", "agent run", "Übung", "100%_done", null];
    private static readonly string[][] TagSets = [[], ["prod"], ["Prod", "beta"], ["beta", "it's \"quoted\""], ["größe"]];
    private static readonly string?[] Environments = [null, "production", "staging", "Production"];
    private static readonly string[] Words = ["hello world", "He said \"hi\"", "größer als 5 < 6 & 7", "line one\nline two", "C:\\temp\\x", "漢字テスト", "refund policy", "a/b"];

    private readonly Random _random = new(seed);
    private int _ids;

    public Guid Project { get; } = Guid.CreateVersion7(new DateTimeOffset(Epoch));

    /// <summary>Ids rise by a millisecond or not at all; the order of writing is another one.</summary>
    public Guid NextId() => Guid.CreateVersion7(new DateTimeOffset(Epoch).AddMilliseconds(_ids++ * 500L));

    public Trace Trace() => new()
    {
        Id = NextId(),
        ProjectId = Project,
        Name = Pick(Names),
        StartTime = Start(out var start),
        EndTime = Maybe(0.8, () => start.AddMicroseconds(_random.Next(0, 5) * 250_500)),
        Input = Payload(),
        Output = Payload(),
        Metadata = Metadata(),
        Tags = Pick(TagSets),
        ErrorInfo = Error(),
        ThreadId = Maybe(0.6, () => $"thread-{_random.Next(12)}", null),
        Ttft = Maybe(0.5, () => (double)_random.Next(1, 4) * 100.5),
        Source = (EntitySource)_random.Next(6),
        Environment = Pick(Environments),
        VisibilityMode = _random.Next(8) == 0 ? VisibilityMode.Hidden : VisibilityMode.Default,
    };

    public Span Span(Guid trace, Guid? parent) => new()
    {
        Id = NextId(),
        ProjectId = Project,
        TraceId = trace,
        ParentSpanId = parent,
        Name = Pick(Names),
        Type = (SpanType)_random.Next(4),
        StartTime = Start(out var start),
        EndTime = Maybe(0.8, () => start.AddMicroseconds(_random.Next(0, 5) * 250_500)),
        Input = Payload(),
        Output = Payload(),
        Metadata = Metadata(),
        Model = Pick(["gpt-4o", "GPT-4o", "claude-sonnet", null]),
        Provider = Pick(["openai", "anthropic", null]),
        Tags = Pick(TagSets),
        Usage = Maybe(0.6, () => new Dictionary<string, long> { ["prompt_tokens"] = _random.Next(3) * 10, ["total_tokens"] = _random.Next(3) * 20, ["cached"] = 3 }, null),
        ErrorInfo = Error(),
        TotalEstimatedCost = Maybe(0.5, () => _random.Next(4) * 0.0025m),
        CostIsManual = true,
        Ttft = Maybe(0.5, () => (double)_random.Next(1, 4) * 100.5),
        Source = (EntitySource)_random.Next(6),
        Environment = Pick(Environments),
    };

    public bool Chance(double share) => _random.NextDouble() < share;

    public int Next(int limit) => _random.Next(limit);

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public void Shuffle<T>(T[] values) => _random.Shuffle(values);

    private DateTime Start(out DateTime start) => start = Epoch.AddMilliseconds(_random.Next(20) * 1000);

    private ErrorInfo? Error() => _random.Next(4) == 0 ? new ErrorInfo(Pick(["ValueError", "TimeoutError"]), "it broke at größe", "trace\nback") : null;

    private JsonText? Payload() => _random.Next(5) switch
    {
        0 => null,
        1 => JsonText.FromString(Pick(Words)),
        2 => JsonText.Parse("[]"),
        _ => JsonText.Parse(JsonSerializer.Serialize(new { messages = new[] { new { role = "user", content = Pick(Words) } }, n = _random.Next(4) }, Relaxed)),
    };

    private JsonText? Metadata() => _random.Next(5) == 0 ? null : JsonText.Parse(JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["model"] = Pick(["gpt-4o", "GPT-4o", "claude", ""]),
            ["score"] = Pick(new object?[] { 1, 2.5, "2.5", null, 10 }),
            ["nested"] = new { x = Pick(Words), list = new[] { _random.Next(3), 7 } },
            ["empty"] = new { },
        },
        Relaxed));

    private T? Maybe<T>(double share, Func<T> value)
        where T : struct => Chance(share) ? value() : null;

    private T? Maybe<T>(double share, Func<T> value, T? nothing)
        where T : class => Chance(share) ? value() : nothing;
}
