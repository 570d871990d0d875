using Opik.Server.Features.LiveEvents;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>What all runs share.</summary>
internal sealed record StudioParts(IStudioRuns Runs, TrialExperiments Experiments, TrialCalls Calls, StudioQuestions Questions, IDatasets Datasets, ListChanges Changes, TimeProvider Clock);
