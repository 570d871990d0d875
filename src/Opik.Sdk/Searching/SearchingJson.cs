using System.Text.Json.Serialization;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Searching;

/// <summary>Bodies of traces, spans and threads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WireEnumConverter<SpanType>), typeof(WireEnumConverter<EntitySource>), typeof(WireEnumConverter<ScoreSource>), typeof(WireEnumConverter<ThreadStatus>)])]
[JsonSerializable(typeof(TraceRecord))]
[JsonSerializable(typeof(SpanRecord))]
[JsonSerializable(typeof(ThreadRecord))]
[JsonSerializable(typeof(ScoreNameBody))]
[JsonSerializable(typeof(ThreadScoreNamesBody))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(ThreadsBody))]
[JsonSerializable(typeof(CommentBody))]
internal sealed partial class SearchingJson : JsonSerializerContext;
