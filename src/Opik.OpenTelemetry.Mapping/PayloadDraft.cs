using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>An input, output or metadata in the making: members in the order they came, a later one replaces an earlier.</summary>
internal sealed class PayloadDraft
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // One buffer a thread, as long as it stays small: a payload is written, copied at its exact length, and forgotten.
    private const int LargestKeptBuffer = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    private readonly OrderedDictionary<string, OtlpValue> _members = new(StringComparer.Ordinal);
    private OrderedDictionary<string, IndexedAttributes>? _lists;

    /// <summary>True when nothing was set.</summary>
    public bool IsEmpty => _members.Count == 0 && _lists is null;

    /// <summary>True when there is a member of that name.</summary>
    public bool Has(string name) => _members.ContainsKey(name) || _lists?.ContainsKey(name) == true;

    /// <summary>Sets a member.</summary>
    public void Set(string name, OtlpValue value) => _members[name] = value;

    /// <summary>Sets a member unless it is there.</summary>
    public void SetDefault(string name, OtlpValue value) => _members.TryAdd(name, value);

    /// <summary>Removes a member and returns its value; null when it is not there.</summary>
    public OtlpValue? Take(string name) => _members.Remove(name, out var value) ? value : null;

    /// <summary>Sets a part of a list: <c>0.message.role</c> of <c>llm.input_messages</c>.</summary>
    public void SetInList(string name, string path, OtlpValue value)
    {
        _lists ??= new(StringComparer.Ordinal);
        if (!_lists.TryGetValue(name, out var list))
            _lists.Add(name, list = new IndexedAttributes());
        list.Set(path, value);
    }

    /// <summary>Sets every member of an object, or <paramref name="name"/> when it is none.</summary>
    public void Merge(string name, OtlpValue value)
    {
        if (JsonExpansion.AsObject(value) is not { } members)
        {
            Set(name, value);
            return;
        }

        foreach (var member in members)
            Set(member.Name, member.Value);
    }

    /// <summary>The whole as JSON; null when empty.</summary>
    public JsonText? ToJson()
    {
        if (IsEmpty)
            return null;
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = _writer ??= new Utf8JsonWriter(buffer, WriterOptions);
        try
        {
            WriteTo(writer);
            writer.Flush();
            return new JsonText(buffer.WrittenSpan.ToArray());
        }
        finally
        {
            Forget(buffer, writer);
        }
    }

    private static void Forget(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer)
    {
        writer.Reset();
        if (buffer.Capacity <= LargestKeptBuffer)
            buffer.ResetWrittenCount();
        else
            (_buffer, _writer) = (null, null);
    }

    private void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            JsonExpansion.Write(writer, value);
        }

        foreach (var (name, list) in _lists ?? [])
        {
            // gen_ai.prompt and gen_ai.prompt.0.role on one span: both stay readable.
            writer.WritePropertyName(_members.ContainsKey(name) ? name + ".*" : name);
            JsonExpansion.Write(writer, list.ToValue());
        }

        writer.WriteEndObject();
    }
}
