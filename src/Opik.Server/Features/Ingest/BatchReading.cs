using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Ingest;

/// <summary>Reads bodies of the form <c>{"spans":[{…},…]}</c>.</summary>
internal static class BatchReading
{
    /// <summary>The drafts of a batch, validated: 422 names every row that breaks a rule, and nothing of the batch is applied.</summary>
    public static List<T> ReadBatch<T>(ref JsonCursor cursor, ReadOnlySpan<byte> member, string name)
        where T : EntityDraft, new()
    {
        List<T>? drafts = null;
        while (cursor.NextMember())
        {
            if (!cursor.Is(member))
            {
                cursor.Skip();
                continue;
            }

            if (!cursor.EnterArray())
                continue;
            drafts = [];
            while (cursor.NextObject())
            {
                var draft = new T();
                draft.Read(ref cursor);
                drafts.Add(draft);
            }
        }

        var violations = new Violations();
        violations.CheckBatch(name, drafts?.Count);
        for (var i = 0; i < drafts?.Count; i++)
            drafts[i].Validate(violations, $"{name}[{i}].", isCreate: true);
        violations.ThrowIfAny();
        return drafts!;
    }

    /// <summary>One create or update that is the whole body.</summary>
    public static T ReadSingle<T>(ref JsonCursor cursor, bool isCreate)
        where T : EntityDraft, new()
    {
        var draft = new T();
        draft.Read(ref cursor);
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
                update = new T();
                update.Read(ref cursor);
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
}
