namespace Opik.Storage;

/// <summary>A queue with what its items and annotators amount to now.</summary>
/// <param name="Queue">Its settings.</param>
/// <param name="ItemsCount">Items in it now.</param>
/// <param name="FeedbackScores">
/// Average by name over the items, sorted by name: of scores given in this queue, and of scores given outside any queue whose
/// name is one of <see cref="AnnotationQueue.FeedbackDefinitionNames"/>.
/// </param>
/// <param name="Reviewers">People who have judged items of the queue; most items first.</param>
public sealed record AnnotationQueueView(AnnotationQueue Queue, long ItemsCount, IReadOnlyList<QueueScore> FeedbackScores, IReadOnlyList<QueueReviewer> Reviewers);
