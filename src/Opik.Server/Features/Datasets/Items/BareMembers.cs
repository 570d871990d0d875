using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Members of an item that was sent without a map around them.</summary>
internal sealed class BareMembers
{
    private readonly List<(string Name, JsonText? Value)> _members = [];

    /// <summary>Whether there is a map after all.</summary>
    public bool IsWrapped { get; private set; }

    /// <summary>Adds a member; null is JSON null.</summary>
    public void Add(string name, JsonText? value)
    {
        _members.Add((name, value));
        IsWrapped |= name == "data" && value is { } json && json.Utf8.Span[0] == '{';
    }

    /// <summary>The members as an object on one line.</summary>
    public JsonText Data()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _members)
            {
                writer.WritePropertyName(name);
                if (value is { } json)
                    writer.WriteRawValue(JsonLine.Of(json).Utf8.Span, skipInputValidation: true);
                else
                    writer.WriteNullValue();
            }

            writer.WriteEndObject();
        }

        return new JsonText(buffer.WrittenMemory);
    }
}
