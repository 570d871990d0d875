using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Files of an export.</summary>
internal static class JsonFiles
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Writes a file beside its place and moves it there: a file of that name is always whole.</summary>
    public static void Write(string path, JsonNode json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        using (var stream = File.Create(temporary))
        using (var writer = new Utf8JsonWriter(stream, Readable))
            json.WriteTo(writer);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no JSON object.</exception>
    public static JsonObject Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonNode.Parse(stream, documentOptions: Deep) as JsonObject ?? throw new InvalidDataException("It holds no JSON object.");
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException($"It holds no JSON: {malformed.Message}", malformed);
        }
    }

    /// <summary>UTF-8 of a node.</summary>
    public static byte[] Utf8(JsonNode json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 }))
            json.WriteTo(writer);
        return stream.ToArray();
    }
}
