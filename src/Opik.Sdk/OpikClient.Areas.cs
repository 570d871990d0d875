using Opik.Attachments;
using Opik.Datasets;
using Opik.Experiments;
using Opik.Links;
using Opik.Projects;
using Opik.Prompts;
using Opik.Searching;

namespace Opik;

/// <content>What can be read and managed, by area.</content>
public sealed partial class OpikClient
{
    /// <summary>Projects.</summary>
    public ProjectsClient Projects => LazyInitializer.EnsureInitialized(ref field, () => new ProjectsClient(this));

    /// <summary>Stored traces. Python: <c>search_traces</c>, <c>get_trace_content</c>.</summary>
    public TracesClient Traces => LazyInitializer.EnsureInitialized(ref field, () => new TracesClient(this));

    /// <summary>Stored spans. Python: <c>search_spans</c>, <c>get_span_content</c>.</summary>
    public SpansClient Spans => LazyInitializer.EnsureInitialized(ref field, () => new SpansClient(this));

    /// <summary>Conversations. Python: <c>get_threads_client</c>, <c>search_threads</c>.</summary>
    public ThreadsClient Threads => LazyInitializer.EnsureInitialized(ref field, () => new ThreadsClient(this));

    /// <summary>Datasets. Python: <c>create_dataset</c>, <c>get_dataset</c>, <c>get_or_create_dataset</c>.</summary>
    public DatasetsClient Datasets => LazyInitializer.EnsureInitialized(ref field, () => new DatasetsClient(this));

    /// <summary>Test suites. Python: <c>create_test_suite</c>, <c>get_test_suite</c>, <c>get_or_create_test_suite</c>.</summary>
    public TestSuitesClient TestSuites => LazyInitializer.EnsureInitialized(ref field, () => new TestSuitesClient(this));

    /// <summary>Experiments. Python: <c>create_experiment</c>, <c>get_experiments_client</c>.</summary>
    public ExperimentsClient Experiments => LazyInitializer.EnsureInitialized(ref field, () => new ExperimentsClient(this));

    /// <summary>Files beside traces and spans. Python: <c>get_attachment_client</c>.</summary>
    public AttachmentsClient Attachments => LazyInitializer.EnsureInitialized(ref field, () => new AttachmentsClient(this));

    /// <summary>The prompt library. Python: <c>create_prompt</c>, <c>get_prompt</c>, <c>get_prompts_client</c>.</summary>
    public PromptsClient Prompts => LazyInitializer.EnsureInitialized(ref field, () => new PromptsClient(this));

    /// <summary>Addresses of pages of the web interface.</summary>
    public OpikLinks Links => LazyInitializer.EnsureInitialized(ref field, () => new OpikLinks(this));

    /// <summary>Project of reads and writes that name none.</summary>
    internal string ProjectName => Options.ProjectName ?? "Default Project";
}
