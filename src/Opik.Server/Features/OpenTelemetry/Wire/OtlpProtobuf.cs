using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>
/// Reads <c>ExportTraceServiceRequest</c>. Field numbers are those of
/// https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto (trace/v1, resource/v1, common/v1).
/// Written by hand: four messages, no generated code, and bodies are sliced instead of copied.
/// </summary>
internal sealed class OtlpProtobuf
{
    private OtlpBudget _budget;

    /// <summary>Reads a body.</summary>
    /// <exception cref="OtlpFormatException">The body is cut off, nested too deep or something else.</exception>
    public static IReadOnlyList<OtlpSpanGroup> Read(ReadOnlyMemory<byte> body) => new OtlpProtobuf().ReadRequest(body);

    private List<OtlpSpanGroup> ReadRequest(ReadOnlyMemory<byte> body)
    {
        var groups = new List<OtlpSpanGroup>();
        var request = new ProtobufReader(body);
        while (request.Next())
        {
            if (request.Field == 1)
                ReadResourceSpans(request.Bytes(), groups);
        }

        return groups;
    }

    private void ReadResourceSpans(ReadOnlyMemory<byte> message, List<OtlpSpanGroup> groups)
    {
        var resource = new List<OtlpAttribute>();
        var scopes = new List<ReadOnlyMemory<byte>>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    ReadResource(reader.Bytes(), resource);
                    break;
                case 2:
                case 1000: // instrumentation_library_spans of exporters older than OTLP 0.15
                    scopes.Add(reader.Bytes());
                    break;
            }
        }

        foreach (var scope in scopes)
            groups.Add(ReadScopeSpans(scope, resource));
    }

    private OtlpSpanGroup ReadScopeSpans(ReadOnlyMemory<byte> message, IReadOnlyList<OtlpAttribute> resource)
    {
        _budget.Take();
        var name = "";
        var spans = new List<OtlpSpan>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
                name = ReadScopeName(reader.Bytes());
            else if (reader.Field == 2)
                spans.Add(ReadSpan(reader.Bytes()));
        }

        return new OtlpSpanGroup(resource, name, spans);
    }

    private static string ReadScopeName(ReadOnlyMemory<byte> message)
    {
        var name = "";
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
                name = reader.Text();
        }

        return name;
    }

    private OtlpSpan ReadSpan(ReadOnlyMemory<byte> message)
    {
        _budget.Take();
        ReadOnlyMemory<byte> traceId = default, spanId = default, parent = default;
        var (name, statusMessage, statusCode) = ("", "", 0);
        ulong start = 0, end = 0;
        var attributes = new List<OtlpAttribute>();
        var events = new List<OtlpSpanEvent>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    traceId = reader.Bytes();
                    break;
                case 2:
                    spanId = reader.Bytes();
                    break;
                case 4:
                    parent = reader.Bytes();
                    break;
                case 5:
                    name = reader.Text();
                    break;
                case 7:
                    start = reader.Number();
                    break;
                case 8:
                    end = reader.Number();
                    break;
                case 9:
                    attributes.Add(ReadAttribute(reader.Bytes(), depth: 0));
                    break;
                case 11:
                    events.Add(ReadEvent(reader.Bytes()));
                    break;
                case 15:
                    (statusCode, statusMessage) = ReadStatus(reader.Bytes());
                    break;
            }
        }

        return new OtlpSpan
        {
            TraceId = traceId,
            SpanId = spanId,
            ParentSpanId = parent,
            Name = name,
            StartTimeUnixNano = start,
            EndTimeUnixNano = end,
            Attributes = attributes,
            Events = events,
            StatusCode = statusCode,
            StatusMessage = statusMessage,
        };
    }

    private OtlpSpanEvent ReadEvent(ReadOnlyMemory<byte> message)
    {
        _budget.Take();
        var name = "";
        ulong time = 0;
        var attributes = new List<OtlpAttribute>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    time = reader.Number();
                    break;
                case 2:
                    name = reader.Text();
                    break;
                case 3:
                    attributes.Add(ReadAttribute(reader.Bytes(), depth: 0));
                    break;
            }
        }

        return new OtlpSpanEvent(name, time, attributes);
    }

    private static (int Code, string Message) ReadStatus(ReadOnlyMemory<byte> message)
    {
        var (code, text) = (0, "");
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 2)
                text = reader.Text();
            else if (reader.Field == 3)
                code = (int)reader.Number();
        }

        return (code, text);
    }

    private void ReadResource(ReadOnlyMemory<byte> message, List<OtlpAttribute> attributes)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
                attributes.Add(ReadAttribute(reader.Bytes(), depth: 0));
        }
    }

    private OtlpAttribute ReadAttribute(ReadOnlyMemory<byte> message, int depth)
    {
        var name = "";
        var value = OtlpValue.Empty;
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
                name = reader.Text();
            else if (reader.Field == 2)
                value = ReadValue(reader.Bytes(), depth);
        }

        return new OtlpAttribute(name, value);
    }

    private OtlpValue ReadValue(ReadOnlyMemory<byte> message, int depth)
    {
        OtlpLimits.CheckDepth(depth);
        _budget.Take();
        var value = OtlpValue.Empty;
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            value = reader.Field switch
            {
                1 => OtlpValue.Of(reader.Text()),
                2 => OtlpValue.Of(reader.Number() != 0),
                3 => OtlpValue.Of((long)reader.Number()),
                4 => OtlpValue.Of(reader.Double()),
                5 => ReadList(reader.Bytes(), depth + 1),
                6 => ReadMap(reader.Bytes(), depth + 1),
                7 => OtlpValue.Of(reader.Bytes()),
                _ => value,
            };
        }

        return value;
    }

    private OtlpValue ReadList(ReadOnlyMemory<byte> message, int depth)
    {
        var items = new List<OtlpValue>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
                items.Add(ReadValue(reader.Bytes(), depth));
        }

        return OtlpValue.Of(items);
    }

    private OtlpValue ReadMap(ReadOnlyMemory<byte> message, int depth)
    {
        var members = new List<OtlpAttribute>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
                members.Add(ReadAttribute(reader.Bytes(), depth));
        }

        return OtlpValue.Of(members);
    }
}
