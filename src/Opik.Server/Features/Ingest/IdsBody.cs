using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Ingest;

/// <summary>Body of the batch deletes: <c>{"ids":[…],"project_id":…}</c>.</summary>
internal sealed record IdsBody(IReadOnlyList<Guid> Ids, Guid? ProjectId)
{
    public static IdsBody Read(ref JsonCursor cursor)
    {
        IReadOnlyList<Guid>? ids = null;
        Guid? projectId = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("ids"u8))
                ids = cursor.ReadIds();
            else if (cursor.Is("project_id"u8))
                projectId = cursor.ReadId();
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckBatch("ids", ids?.Count);
        violations.ThrowIfAny();
        return new IdsBody(ids!, projectId);
    }
}
