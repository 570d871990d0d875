"""Guardrails: checks of a guard service on loopback and of a judge, stored with their trace; policies of the workspace."""
import http.server
import json
import os
import sys
import threading

import opik
from opik import exceptions, opik_context
from opik.guardrails import PII, Guardrail, Topic
from opik.rest_api.core.api_error import ApiError

from client import PROJECT, answer


class Guards(http.server.BaseHTTPRequestHandler):
    """Personal data is whatever says "card", the topic is whatever says "invest"."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        words = {"PII": "card", "TOPIC": "invest"}
        results = [
            {"validation_passed": words[one["type"]] not in asked["text"], "type": one["type"], "validation_config": one["config"], "validation_details": {"seen": asked["text"]}}
            for one in asked["validations"]
        ]
        body = json.dumps({"validation_passed": all(one["validation_passed"] for one in results), "validations": results}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


guards = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Guards)
threading.Thread(target=guards.serve_forever, daemon=True).start()
os.environ["OPIK_GUARDRAILS_URL_OVERRIDE"] = f"http://127.0.0.1:{guards.server_port}"
os.environ["OPIK_PROJECT_NAME"] = PROJECT
client = opik.Opik(project_name=PROJECT)
rest = client.rest_client


def check(guardrail, text):
    """What a guarded function says, and the checks stored with its trace."""
    seen = {}

    @opik.track(project_name=PROJECT)
    def guarded(text):
        seen["trace"] = opik_context.get_current_trace_data().id
        try:
            return guardrail.validate(text).guardrail_result
        except exceptions.GuardrailValidationFailed as failure:
            return sorted(one.type.value for one in failure.failed_validations)

    said = guarded(text)
    opik.flush_tracker()
    trace = client.get_trace_content(seen["trace"])
    checks = [[one.name, one.result] for validation in trace.guardrails_validations or [] for one in validation.checks]
    spans = client.search_spans(project_name=PROJECT, trace_id=seen["trace"])
    return [said, sorted(checks), sorted(span.name for span in spans)]


plain = Guardrail(guards=[PII(blocked_entities=["CREDIT_CARD"], threshold=0.4), Topic(restricted_topics=["finance"], threshold=0.8)])
fine, wrong = check(plain, "hello"), check(plain, "my card")
failed = [trace.input["text"] for trace in client.search_traces(project_name=PROJECT, filter_string='guardrails = "failed"')]

stored = None
if hasattr(Guardrail, "from_stored_policies"):
    rest.llm_provider_key.store_llm_provider_api_key(provider="custom-llm", provider_name=PROJECT, base_url=sys.argv[2])
    http_client = rest._client_wrapper.httpx_client
    path = "v1/private/guardrails/policies"

    def policy(name, mode, kind, **config):
        made = http_client.request(path, method="POST", json={"name": f"{PROJECT} {name}", "execution_mode": mode, "guards": [{"type": kind, "config": config}]})
        return made.headers["Location"].rsplit("/", 1)[-1]

    made = [
        policy("data", "ON_REQUEST", "PII", blocked_entities=["PERSON"], threshold=0.4),
        policy("always", "ALWAYS", "TOPIC", restricted_topics=["finance"], threshold=0.8),
        policy("polite", "ON_REQUEST", "LLM_JUDGE", instructions="Be polite", model=f"custom-llm/{PROJECT}/m"),
    ]
    named = Guardrail.from_stored_policies(names=[f"{PROJECT} data"])
    judged = Guardrail.from_stored_policies(names=[f"{PROJECT} polite"])
    try:
        Guardrail.from_stored_policies(names=["nobody's"])
        unknown = "found"
    except ApiError as error:
        unknown = error.status_code
    stored = {
        "named": check(named, "hello"), "data": check(named, "my card"), "always": check(named, "invest"),
        "judged": check(judged, "hello"), "rude": check(judged, "RUDE words"), "unknown": unknown,
    }
    model = client.search_spans(project_name=PROJECT, filter_string='name = "llm_judge"')[0]
    stored["span"] = [model.type, model.model, model.provider, model.usage["total_tokens"]]
    http_client.request(f"{path}/delete", method="POST", json={"ids": made})
    stored["left"] = len(Guardrail.from_stored_policies().guards)
guards.shutdown()
answer(fine=fine, wrong=wrong, failed=failed, stored=stored)
