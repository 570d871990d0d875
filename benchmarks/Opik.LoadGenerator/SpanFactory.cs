using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Opik.LoadGenerator;

/// <summary>
/// Makes spans of about 2 KB as agents send them: a question and an answer of ordinary words, metadata, usage. Texts are
/// put together from a pool so that the generator costs little beside the server; ids, numbers and order are unique.
/// </summary>
internal sealed class SpanFactory
{
    public const string Project = "load";
    public const int SpansPerTrace = 10;
    private const int PoolSize = 4096;
    private static readonly string[] Names = ["plan", "retrieve", "rerank", "chat", "summarise", "tool_search", "tool_weather", "guard", "route", "embed"];
    private static readonly string[] Models = ["gpt-4o-mini", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-pro"];
    private static readonly string[] Providers = ["openai", "openai", "anthropic", "google_ai"];
    private readonly byte[][] _pieces = new byte[PoolSize][];
    private readonly string _project;
    private readonly long _start;

    /// <param name="project">Name of the project of all spans.</param>
    /// <param name="daysAgo">Age of the first one.</param>
    public SpanFactory(string project = Project, int daysAgo = 7)
    {
        _project = project;
        _start = DateTimeOffset.UtcNow.AddDays(-daysAgo).ToUnixTimeMilliseconds();
        var random = new Random(20261121);
        var words = Enumerable.Range(0, 6000).Select(_ => Word(random)).ToArray();
        for (var i = 0; i < PoolSize; i++)
        {
            var text = new StringBuilder();
            while (text.Length < 700)
                text.Append(words[(int)(Math.Pow(random.NextDouble(), 2) * words.Length)]).Append(' ');
            _pieces[i] = Encoding.UTF8.GetBytes(text.ToString(0, 700));
        }
    }

    /// <summary>Id of a trace; ids rise with the number.</summary>
    public Guid TraceId(int trace) => Id(_start + (trace * 600L * 1000 / 1000), trace, 1);

    /// <summary>Id of a span.</summary>
    public Guid SpanId(int span) => Id(_start + (span * 60L), span, 2);

    /// <summary>A word that occurs in the input of exactly one span of every 100,000.</summary>
    public static string Needle(int span) => $"invoice-{span:D8}-q";

    /// <summary>Body of <c>POST /v1/private/spans/batch</c> for the spans from <paramref name="first"/> on.</summary>
    public void WriteBatch(ArrayBufferWriter<byte> output, int first, int count)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteStartArray("spans"u8);
        for (var span = first; span < first + count; span++)
            WriteSpan(writer, span, TraceOf(span));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Body of <c>POST /v1/private/traces/batch</c>.</summary>
    public void WriteTraces(ArrayBufferWriter<byte> output, int first, int count)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteStartArray("traces"u8);
        for (var trace = first; trace < first + count; trace++)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, TraceId(trace));
            writer.WriteString("project_name"u8, _project);
            writer.WriteString("name"u8, "handle_message"u8);
            WriteTimes(writer, trace * (long)SpansPerTrace, 4000);
            writer.WriteStartObject("input"u8);
            writer.WriteString("question"u8, Piece(trace * 7)[..200]);
            writer.WriteEndObject();
            writer.WriteStartObject("output"u8);
            writer.WriteString("answer"u8, Piece(trace * 11)[..200]);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Trace of a span: ten spans each, except one trace of 100 spans and one of 10,000.</summary>
    public static int TraceOf(int span) => span switch
    {
        >= 20_000 and < 30_000 => 2_000,
        >= 50_000 and < 50_100 => 5_000,
        _ => span / SpansPerTrace,
    };

    public void WriteSpan(Utf8JsonWriter writer, int span, int trace)
    {
        var kind = span % Names.Length;
        writer.WriteStartObject();
        writer.WriteString("id"u8, SpanId(span));
        writer.WriteString("trace_id"u8, TraceId(trace));
        writer.WriteString("project_name"u8, _project);
        writer.WriteString("name"u8, Names[kind]);
        writer.WriteString("type"u8, kind == 3 || kind == 4 ? "llm"u8 : kind is 5 or 6 ? "tool"u8 : "general"u8);
        WriteTimes(writer, span, 50 + (span % 4000));
        writer.WriteStartObject("input"u8);
        writer.WriteString("question"u8, Piece(span));
        if (span % 100_000 == 4_711)
            writer.WriteString("note"u8, Needle(span));
        writer.WriteEndObject();
        writer.WriteStartObject("output"u8);
        writer.WriteString("answer"u8, Piece((span * 31) + 17));
        writer.WriteEndObject();
        writer.WriteStartObject("metadata"u8);
        writer.WriteString("customer"u8, $"customer-{span % 50_021}");
        writer.WriteString("region"u8, span % 3 == 0 ? "eu-west-1"u8 : "us-east-1"u8);
        writer.WriteNumber("attempt"u8, span % 4);
        writer.WriteEndObject();
        if (kind is 3 or 4)
        {
            var model = span % Models.Length;
            writer.WriteString("model"u8, Models[model]);
            writer.WriteString("provider"u8, Providers[model]);
            writer.WriteStartObject("usage"u8);
            writer.WriteNumber("prompt_tokens"u8, 300 + (span % 700));
            writer.WriteNumber("completion_tokens"u8, 20 + (span % 200));
            writer.WriteNumber("total_tokens"u8, 320 + (span % 700) + (span % 200));
            writer.WriteEndObject();
        }

        if (span % 97 == 0)
        {
            writer.WriteStartObject("error_info"u8);
            writer.WriteString("exception_type"u8, "TimeoutError"u8);
            writer.WriteString("message"u8, "the tool did not answer"u8);
            writer.WriteString("traceback"u8, "Traceback (most recent call last):\n  File \"agent.py\", line 12, in run\nTimeoutError"u8);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("tags"u8);
        writer.WriteStringValue("load"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private ReadOnlySpan<byte> Piece(long number) => _pieces[(int)((ulong)(number * 2654435761L) % PoolSize)];

    private void WriteTimes(Utf8JsonWriter writer, long number, int milliseconds)
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(_start + (number * 60)).UtcDateTime;
        writer.WriteString("start_time"u8, start);
        writer.WriteString("end_time"u8, start.AddMilliseconds(milliseconds));
    }

    private static Guid Id(long milliseconds, int number, byte kind)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        bytes[6] = 0x70;
        bytes[7] = kind;
        bytes[8] = 0x80;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[9..], number);
        bytes[13] = (byte)(number * 37);
        bytes[14] = (byte)(number * 101);
        bytes[15] = (byte)(number * 211);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Word(Random random)
    {
        var length = random.Next(3, 10);
        return string.Create(length, random, static (span, random) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = "etaoinshrdlucmfwypvbgkjqxz"[(int)(Math.Pow(random.NextDouble(), 1.7) * 26)];
        });
    }
}
