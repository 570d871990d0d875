using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>
/// An object of a JSON file as an item: <c>id, description, tags, evaluators, execution_policy</c> are the item's own,
/// <c>source</c> is passed over (imported items are <c>manual</c>), everything else is its data, with types kept.
/// </summary>
internal static class JsonRow
{
    /// <param name="json">The object; what is none, or has a reserved member of the wrong type, is rejected.</param>
    /// <param name="line">Where it stands.</param>
    public static FileRow Read(JsonElement json, long line)
    {
        try
        {
            return FileRow.Of(line, Read(json));
        }
        catch (FileRowException wrong)
        {
            return FileRow.Rejected(line, wrong.Message, json.GetRawText());
        }
    }

    private static ImportedItem Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FileRowException("This is not a JSON object.");
        var item = new ImportedItem(default(JsonText));
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject())
            {
                if (ReadReserved(item, member) is { } changed)
                {
                    item = changed;
                    continue;
                }

                writer.WritePropertyName(member.Name);
                // As written: numbers beyond 64 bits must survive.
                writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return item with { Data = new JsonText(buffer.WrittenSpan.ToArray()) };
    }

    // The item with the member noted; null when the member is data.
    private static ImportedItem? ReadReserved(ImportedItem item, JsonProperty member)
    {
        var value = member.Value;
        var absent = value.ValueKind == JsonValueKind.Null;
        switch (member.Name)
        {
            case "id":
                if (absent)
                    return item;
                return value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out var id) && UuidV7.Is(id)
                    ? item with { Id = id }
                    : throw new FileRowException("id must be a version 7 UUID.");
            case "source":
                return item;
            case "description":
                return absent ? item : item with { Description = Expect(value, JsonValueKind.String, member.Name).GetString() };
            case "tags":
                return absent ? item : item with { Tags = [.. Expect(value, JsonValueKind.Array, member.Name).EnumerateArray().Select(tag => Expect(tag, JsonValueKind.String, member.Name).GetString()!)] };
            case "evaluators":
                return absent ? item : item with { Evaluators = Text(Expect(value, JsonValueKind.Array, member.Name)) };
            case "execution_policy":
                return absent ? item : item with { ExecutionPolicy = Text(Expect(value, JsonValueKind.Object, member.Name)) };
            default:
                return null;
        }
    }

    private static JsonElement Expect(JsonElement value, JsonValueKind kind, string member) =>
        value.ValueKind == kind ? value : throw new FileRowException($"{member} must be {(kind == JsonValueKind.String ? "a text" : kind == JsonValueKind.Array ? "a list" : "an object")}.");

    private static JsonText Text(JsonElement value) => new(System.Text.Encoding.UTF8.GetBytes(value.GetRawText()));
}
