using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Capture;

/// <summary>
/// One walk through a value with parts. JSON values, tuples, dictionaries and collections are written here without reflection,
/// element by element, so that one bad element costs only itself; other objects go to the <see cref="CaptureSerializer"/>.
/// </summary>
internal sealed class ValueWalk(Utf8JsonWriter writer, CaptureSerializer serializer)
{
    private readonly List<object> _path = [];

    /// <summary>Writes exactly one JSON value and never throws because of the value.</summary>
    public void Write(object? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else if (ValueCapture.TryWriteScalar(writer, value))
            return;
        else if (IsOnPath(value))
            writer.WriteStringValue(ValueCapture.Explain(value, "it contains itself"));
        else if (_path.Count >= ValueCapture.MaxDepth)
            writer.WriteStringValue(ValueCapture.Explain(value, $"nested deeper than {ValueCapture.MaxDepth} levels"));
        else
            WriteParts(value);
    }

    private void WriteParts(object value)
    {
        _path.Add(value);
        try
        {
            switch (value)
            {
                case JsonElement { ValueKind: JsonValueKind.Undefined }: writer.WriteNullValue(); break;
                case JsonElement element: element.WriteTo(writer); break;
                case JsonDocument document: document.RootElement.WriteTo(writer); break;
                case JsonNode node: serializer.WriteNode(writer, node); break;
                case JsonText json: writer.WriteRawValue(json.IsEmpty ? "null"u8 : json.Utf8.Span); break;
                case Exception exception: writer.WriteStringValue($"{exception.GetType()}: {exception.Message}"); break;
                case ITuple tuple: WriteTuple(tuple); break;
                default: WriteObject(value); break;
            }
        }
        catch (Exception exception)
        {
            // Nothing of the value has been written yet: collections below handle their own failures.
            writer.WriteStringValue(ValueCapture.Explain(value, exception));
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void WriteObject(object value)
    {
        if (OpaqueTypes.Contains(value))
            writer.WriteStringValue(value.GetType().ToString());
        else if (serializer.TryWriteKnown(writer, value))
            return;
        else if (value is IDictionary<string, object?> properties)
            WriteProperties(properties, properties);
        else if (value is IDictionary entries)
            WriteEntries(entries);
        else if (value is IReadOnlyDictionary<string, object?> readOnly)
            WriteProperties(readOnly, readOnly);
        else if (Collections.ElementsOf(value) is { } elements)
            WriteElements(value, elements);
        else
            serializer.WriteOther(writer, value);
    }

    private void WriteTuple(ITuple tuple)
    {
        writer.WriteStartArray();
        for (var i = 0; i < tuple.Length; i++)
            Write(tuple[i]);
        writer.WriteEndArray();
    }

    private void WriteElements(object owner, IEnumerable elements)
    {
        writer.WriteStartArray();
        try
        {
            foreach (var element in elements)
                Write(element);
        }
        catch (Exception exception)
        {
            // Usually another thread changed the list meanwhile: what was read so far stays.
            writer.WriteStringValue(ValueCapture.Explain(owner, exception));
        }

        writer.WriteEndArray();
    }

    private void WriteProperties(object owner, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        writer.WriteStartObject();
        try
        {
            foreach (var (name, value) in properties)
            {
                writer.WritePropertyName(name);
                Write(value);
            }
        }
        catch (Exception exception)
        {
            writer.WriteString(FailureName, ValueCapture.Explain(owner, exception));
        }

        writer.WriteEndObject();
    }

    private void WriteEntries(IDictionary entries)
    {
        writer.WriteStartObject();
        try
        {
            foreach (DictionaryEntry entry in entries)
            {
                writer.WritePropertyName(entry.Key is bool flag ? flag ? "true" : "false" : entry.Key as string ?? Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture) ?? "");
                Write(entry.Value);
            }
        }
        catch (Exception exception)
        {
            writer.WriteString(FailureName, ValueCapture.Explain(entries, exception));
        }

        writer.WriteEndObject();
    }

    private const string FailureName = "<not captured>";

    private bool IsOnPath(object value)
    {
        foreach (var ancestor in _path)
        {
            if (ReferenceEquals(ancestor, value))
                return true;
        }

        return false;
    }
}
