using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Columns as the wire has them: <c>{"name":"answer","types":["string"],"filter_field_prefix":"output","filterField":"output.answer"}</c>.</summary>
internal static class ColumnJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<JsonColumn> columns, string prefix)
    {
        writer.WriteStartArray("columns"u8);
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, column.Name);
            writer.WriteTextsIfAny("types"u8, column.Types);
            writer.WriteString("filter_field_prefix"u8, prefix);
            // Really in this spelling.
            writer.WriteString("filterField"u8, $"{prefix}.{column.Name}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
