using System.Text.Json;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>Items with a draft over them, and conflicts, on the wire.</summary>
internal static class DraftItemJson
{
    public static Task WriteDraftPageAsync(this HttpContext http, DraftItemPage page, bool truncate) =>
        http.WriteItemsAsync(page.Items, page.Columns, truncate, Write);

    /// <summary>The members of an item, and <c>draft</c> with what became of it; the item as it was only in full.</summary>
    public static void Write(Utf8JsonWriter writer, DraftItem item, bool truncate)
    {
        DatasetItemJson.Write(writer, item.Item, truncate);
        if (item.State == DraftState.Unchanged)
            return;
        writer.WriteStartObject("draft"u8);
        writer.WriteString("state"u8, DraftNames.Of(item.State));
        writer.WriteTextsIfAny("fields"u8, item.Fields);
        if (!truncate && item.Before is { } before)
            Write(writer, "before"u8, before);
        if (item.Conflict is { } conflict)
        {
            writer.WriteStartObject("conflict"u8);
            WriteConflict(writer, conflict);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>All conflicts, as an array in <c>conflicts</c>.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<DraftConflict> conflicts)
    {
        writer.WriteStartArray("conflicts"u8);
        foreach (var conflict in conflicts)
        {
            writer.WriteStartObject();
            WriteConflict(writer, conflict);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteConflict(Utf8JsonWriter writer, DraftConflict conflict)
    {
        writer.WriteString("id"u8, conflict.Id);
        writer.WriteTextsIfAny("fields"u8, conflict.Fields);
        if (conflict.Before is { } before)
            Write(writer, "before"u8, before);
        if (conflict.Mine is { } mine)
            Write(writer, "mine"u8, mine);
        if (conflict.Theirs is { } theirs)
            Write(writer, "theirs"u8, theirs);
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DatasetItem item)
    {
        writer.WriteStartObject(name);
        DatasetItemJson.Write(writer, item, truncate: false);
        writer.WriteEndObject();
    }
}
