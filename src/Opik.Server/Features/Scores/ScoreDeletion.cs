using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Scores;

/// <summary>Which scores to delete, as decoded.</summary>
internal sealed record ScoreDeletion
{
    public string? Name { get; private set; }

    public IReadOnlyList<string>? Names { get; private set; }

    public string? Author { get; private set; }

    public Guid? SourceQueueId { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public string? ThreadId { get; private set; }

    public static ScoreDeletion Read(ref JsonCursor cursor)
    {
        var request = new ScoreDeletion();
        while (cursor.NextMember())
        {
            if (cursor.Is("name"u8))
                request.Name = cursor.ReadText();
            else if (cursor.Is("names"u8))
                request.Names = cursor.ReadTexts();
            else if (cursor.Is("author"u8))
                request.Author = cursor.ReadText();
            else if (cursor.Is("source_queue_id"u8))
                request.SourceQueueId = cursor.ReadId();
            else if (cursor.Is("project_name"u8))
                request.ProjectName = cursor.ReadText();
            else if (cursor.Is("project_id"u8))
                request.ProjectId = cursor.ReadId();
            else if (cursor.Is("thread_id"u8))
                request.ThreadId = cursor.ReadText();
            else
                cursor.Skip();
        }

        return request;
    }
}
