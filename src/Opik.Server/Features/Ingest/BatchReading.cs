using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Ingest;

/// <summary>Reads bodies of the form <c>{"spans":[{…},…]}</c>.</summary>
internal static class BatchReading
{
    /// <summary>The drafts of a batch, validated: 422 names every row that breaks a rule, and nothing of the batch is applied.</summary>
    public static List<T> ReadBatch<T>(ref JsonCursor cursor, ReadOnlySpan<byte> member, string name)
        where T : EntityDraft, new() =>
        ReadBatch(ref cursor, member, name, ReadOne<T>, static (draft, violations, path) => draft.Validate(violations, path, isCreate: true));

    /// <summary>The same for any kind of row.</summary>
    /// <param name="cursor">Inside the body.</param>
    /// <param name="member">The member with the rows, as on the wire.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="read">Reads the row that the cursor is in.</param>
    /// <param name="validate">Adds what breaks a rule in the row of a path.</param>
    public static List<T> ReadBatch<T>(ref JsonCursor cursor, ReadOnlySpan<byte> member, string name, CursorParser<T> read, Action<T, Violations, string> validate)
    {
        List<T>? drafts = null;
        while (cursor.NextMember())
        {
            if (cursor.Is(member))
                drafts = ReadRows(ref cursor, read) ?? drafts;
            else
                cursor.Skip();
        }

        var violations = new Violations();
        AddViolations(violations, name, drafts, validate);
        violations.ThrowIfAny();
        return drafts!;
    }

    /// <summary>The rows of an array; null when there is null in its place.</summary>
    public static List<T>? ReadRows<T>(ref JsonCursor cursor, CursorParser<T> read)
    {
        if (!cursor.EnterArray())
            return null;
        var drafts = new List<T>();
        while (cursor.NextObject())
            drafts.Add(read(ref cursor));
        return drafts;
    }

    /// <summary>Adds what breaks a rule in any of the rows, or in their number.</summary>
    public static void AddViolations<T>(Violations violations, string name, List<T>? drafts, Action<T, Violations, string> validate)
    {
        violations.CheckBatch(name, drafts?.Count);
        for (var i = 0; i < drafts?.Count; i++)
            validate(drafts[i], violations, $"{name}[{i}].");
    }

    /// <summary>One create or update that is the whole body.</summary>
    public static T ReadSingle<T>(ref JsonCursor cursor, bool isCreate)
        where T : EntityDraft, new()
    {
        var draft = ReadOne<T>(ref cursor);
        var violations = new Violations();
        draft.Validate(violations, string.Empty, isCreate);
        violations.ThrowIfAny();
        return draft;
    }

    /// <summary>A bulk update <c>{"ids":[…],"update":{…},"merge_tags":false}</c>.</summary>
    public static BulkUpdate<T> ReadBulkUpdate<T>(ref JsonCursor cursor)
        where T : EntityDraft, new()
    {
        IReadOnlyList<Guid>? ids = null;
        T? update = null;
        var mergeTags = false;
        while (cursor.NextMember())
        {
            if (cursor.Is("ids"u8))
            {
                ids = cursor.ReadIds();
            }
            else if (cursor.Is("update"u8))
            {
                if (!cursor.EnterObject())
                    continue;
                update = ReadOne<T>(ref cursor);
            }
            else if (cursor.Is("merge_tags"u8))
            {
                mergeTags = cursor.ReadFlag() ?? false;
            }
            else
            {
                cursor.Skip();
            }
        }

        var violations = new Violations();
        violations.CheckBatch("ids", ids?.Count);
        violations.CheckNotNull(string.Empty, "update", update);
        update?.Validate(violations, "update.", isCreate: false);
        violations.ThrowIfAny();
        return new BulkUpdate<T>(ids!, update!, mergeTags);
    }

    private static T ReadOne<T>(ref JsonCursor cursor)
        where T : EntityDraft, new()
    {
        var draft = new T();
        draft.Read(ref cursor);
        return draft;
    }
}
