using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>What an item takes from its trace or span beside input and output. The document writes the names in camel case, clients in snake case.</summary>
internal sealed record EnrichmentOptions(bool Spans, bool Tags, bool FeedbackScores, bool Comments, bool Usage, bool Metadata)
{
    public static EnrichmentOptions? Read(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject())
            return null;
        bool spans = false, tags = false, scores = false, comments = false, usage = false, metadata = false;
        while (cursor.NextMember())
        {
            if (cursor.Is("include_spans"u8) || cursor.Is("includeSpans"u8))
                spans = cursor.ReadFlag() ?? false;
            else if (cursor.Is("include_tags"u8) || cursor.Is("includeTags"u8))
                tags = cursor.ReadFlag() ?? false;
            else if (cursor.Is("include_feedback_scores"u8) || cursor.Is("includeFeedbackScores"u8))
                scores = cursor.ReadFlag() ?? false;
            else if (cursor.Is("include_comments"u8) || cursor.Is("includeComments"u8))
                comments = cursor.ReadFlag() ?? false;
            else if (cursor.Is("include_usage"u8) || cursor.Is("includeUsage"u8))
                usage = cursor.ReadFlag() ?? false;
            else if (cursor.Is("include_metadata"u8) || cursor.Is("includeMetadata"u8))
                metadata = cursor.ReadFlag() ?? false;
            else
                cursor.Skip();
        }

        return new EnrichmentOptions(spans, tags, scores, comments, usage, metadata);
    }
}
